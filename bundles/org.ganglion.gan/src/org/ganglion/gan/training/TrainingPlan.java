package org.ganglion.gan.training;

import org.ganglion.gan.source.PixelRange;
import org.ganglion.gan.turn.HeadStart;

/**
 * What a training is to do, fitted to its data.
 *
 * @param range which pixels the values of samples stand for
 * @param batch samples in a batch
 * @param batchesPerEpoch batches in which every training sample is seen once
 * @param discriminatorBatches batches of the discriminator's turn
 * @param leastLoss what the discriminator's loss cannot go below
 */
public record TrainingPlan(
    HeadStart headStart,
    LearningRates learningRate,
    SheetPlan sheets,
    PixelRange range,
    int epochs,
    int batch,
    int batchesPerEpoch,
    int discriminatorBatches,
    double leastLoss) {
  /** The number of the epoch that ends with a round; 0 where none does. */
  long epochEnding(long round) {
    long now = round * discriminatorBatches / batchesPerEpoch;
    long before = (round - 1) * discriminatorBatches / batchesPerEpoch;
    return now > before && now <= epochs ? now : 0;
  }
}
