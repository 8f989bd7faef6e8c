package org.ganglion.training;

import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.loss.Loss;
import org.ganglion.kit.training.LearningRate;
import org.ganglion.kit.training.Trainer;

/** How long and with which steps to train. */
public record Schedule(
    @Default("10") @Min(1) @Help("how often every sample is seen") int epochs,
    @Default("128") @Min(1) @Help("samples in a batch") int batch,
    @Default("0.001") @Min(0) @Help("size of the first step; it falls along half a cosine to nothing") double learningRate,
    @Default("0") @Min(0) @Help("share of every weight that is taken away at each step, by the learning rate") double weightDecay,
    @Default("0.1") @Min(0) @Max(0.5)
        @Help("share of the samples that is kept from training and says which epoch was best; 0: none, the last counts") double heldOut,
    @Default("0") @Min(0) @Help("epochs without a better value on the held-out samples after which to stop; 0: never") int patience) {
  Trainer.Plan plan(Loss loss, int count, long seed) {
    return new Trainer.Plan(
        loss, new Updater.Adam(0.9, 0.999, 1e-8, weightDecay), LearningRate.cosine(learningRate), Math.min(batch, count), epochs, 0, seed);
  }
}
