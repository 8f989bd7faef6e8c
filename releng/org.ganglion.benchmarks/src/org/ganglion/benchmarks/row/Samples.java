package org.ganglion.benchmarks.row;

import java.util.Arrays;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;

/** The numbers that every engine is fed: functions of a name alone, so that separate processes have the same. */
public final class Samples {
  private static final long SEED = 7;

  private Samples() {}

  /** Standard normal values. */
  public static Tensor normal(String name, Shape shape) {
    RandomStream stream = RandomStream.of(SEED, name);
    Tensor tensor = Tensor.zeros(DType.FLOAT32, shape);
    for (int i = 0; i < shape.size(); i++) {
      tensor.floats().put(i, (float) stream.normal(0, i));
    }
    return tensor;
  }

  /** One value everywhere. */
  public static Tensor filled(float value, Shape shape) {
    float[] values = new float[Math.toIntExact(shape.size())];
    Arrays.fill(values, value);
    return Tensor.of(shape, values);
  }

  /** Ones for the first half of the batch (real), zeros for the second (fake); [2·batch × 1]. */
  public static Tensor labels(int batch) {
    float[] values = new float[2 * batch];
    Arrays.fill(values, 0, batch, 1);
    return Tensor.of(Shape.of(2L * batch, 1), values);
  }

  /** A batch for the only input of a network. */
  public static Tensor batch(String name, NetworkSpec network, int batch) {
    return normal(name, network.inputs().get(0).sample().prepend(batch));
  }
}
