package org.ganglion.experiments.champion;

import org.ganglion.api.artifact.Model;
import org.ganglion.experiments.trial.Trial;

/**
 * A setting trained with several seeds.
 *
 * @param right for each sample of the choice set: what it adds to the measure, over the seeds
 * @param accuracies one for each seed
 * @param model of the first seed
 */
record Finalist(Trial trial, double[] right, double[] accuracies, Model model) {}
