package org.ganglion.kit.training;

import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.loss.Loss;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Tensor;

/** Outputs of a network for samples, batch by batch, and what follows from them. */
public final class Predictions {
  private final Network network;
  private final Samples samples;
  private final Tensor input;
  private final Tensor target;
  private final int batch;

  /**
   * Predictions over samples.
   *
   * @param batch at most what the network was compiled for
   */
  public Predictions(Network network, Samples samples, int batch, Arena arena) {
    this.network = network;
    this.samples = samples;
    this.batch = Math.min(batch, samples.count());
    this.input = arena.floats(samples.input().prepend(this.batch).toArray());
    this.target = arena.floats(samples.target().prepend(this.batch).toArray());
  }

  /** Outputs, samples × values. */
  public float[][] outputs() {
    float[][] rows = new float[samples.count()][];
    for (int first = 0; first < rows.length; first += batch) {
      int now = Math.min(batch, rows.length - first);
      Tensor output = forward(first, now);
      int width = Math.toIntExact(output.shape().sampleSize());
      for (int i = 0; i < now; i++) {
        rows[first + i] = new float[width];
        output.floats().get(i * width, rows[first + i]);
      }
    }
    return rows;
  }

  /** Mean loss over all samples, weighted by the size of the batches. */
  public double loss(Loss loss) {
    double sum = 0;
    for (int first = 0; first < samples.count(); first += batch) {
      int now = Math.min(batch, samples.count() - first);
      Tensor output = forward(first, now);
      for (int i = 0; i < now; i++) {
        samples.target(first + i, target.floats(), Math.toIntExact(i * samples.target().size()));
      }
      sum += now * loss.evaluate(output, target.samples(0, now), null);
    }
    return sum / samples.count();
  }

  private Tensor forward(int first, int now) {
    for (int i = 0; i < now; i++) {
      samples.input(first + i, input.floats(), Math.toIntExact(i * samples.input().size()));
    }
    return network.forward(input.samples(0, now), Mode.INFERENCE);
  }

  /** Position of the largest value of each row; of equal ones the first. */
  public static int[] classes(float[][] outputs) {
    int[] classes = new int[outputs.length];
    for (int row = 0; row < outputs.length; row++) {
      for (int c = 1; c < outputs[row].length; c++) {
        classes[row] = outputs[row][c] > outputs[row][classes[row]] ? c : classes[row];
      }
    }
    return classes;
  }

  /** Share of equal positions. */
  public static double accuracy(int[] predicted, int[] known) {
    int right = 0;
    for (int i = 0; i < known.length; i++) {
      right += predicted[i] == known[i] ? 1 : 0;
    }
    return (double) right / known.length;
  }
}
