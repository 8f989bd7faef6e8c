package org.ganglion.api.rl;

import java.util.Optional;
import org.ganglion.api.operator.RunContext;

/**
 * What a learner is to learn.
 *
 * @param environments where it acts, in {@link Autoreset#SAME_STEP} mode; not yet reset; closed by whoever made them
 * @param body the network between observation and decision
 * @param steps that will be made, summed over the environments: what schedules are stretched over
 * @param experience of an earlier training to begin with
 * @param context seed, threads, engine, curves and log of the run
 */
public record LearningTask(VectorEnvironment environments, PolicyBody body, long steps, Optional<Experience> experience, RunContext context) {}
