package org.ganglion.compression.search;

import java.io.IOException;
import java.nio.FloatBuffer;
import org.ganglion.edge.EdgePackage;
import org.ganglion.edge.EdgeRunner;
import org.ganglion.edge.format.PackageFormat;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.kit.training.Samples;

/** A model run as a device runs it: written to a package, read again, one sample at a time. */
public final class DeviceRun {
  private static final int PASSES = 9;
  private static final int TIMED = 200;

  private final byte[] bytes;
  private final EdgeRunner runner;

  public DeviceRun(EdgeModel model) {
    bytes = PackageFormat.write(model);
    try {
      runner = EdgePackage.read(bytes).runner();
    } catch (IOException e) {
      throw new IllegalStateException("what was just written cannot be read: " + e.getMessage(), e);
    }
  }

  /** Size of the package. */
  public long bytes() {
    return bytes.length;
  }

  /** The package itself. */
  public byte[] content() {
    return bytes.clone();
  }

  /** Outputs for samples, one row each. */
  public float[][] outputs(Samples samples) {
    int width = runner.model().output().size();
    float[][] rows = new float[samples.count()][width];
    FloatBuffer input = FloatBuffer.wrap(runner.input());
    for (int i = 0; i < rows.length; i++) {
      samples.input(i, input, 0);
      runner.run();
      System.arraycopy(runner.float32(runner.outputValue()), 0, rows[i], 0, width);
    }
    return rows;
  }

  /** Measured microseconds of one inference on this machine: the fastest of some passes over samples. */
  public double microseconds(Samples samples) {
    double fastest = Double.POSITIVE_INFINITY;
    for (int pass = 0; pass < PASSES; pass++) {
      fastest = Math.min(fastest, pass(samples));
    }
    return fastest;
  }

  /** How much longer than another one an inference takes; passes of both in turn, so that a busy machine slows both. */
  public double ratio(DeviceRun other, Samples samples) {
    double own = Double.POSITIVE_INFINITY;
    double others = Double.POSITIVE_INFINITY;
    for (int pass = 0; pass < PASSES; pass++) {
      own = Math.min(own, pass(samples));
      others = Math.min(others, other.pass(samples));
    }
    return own / others;
  }

  private double pass(Samples samples) {
    int count = Math.min(TIMED, samples.count());
    FloatBuffer input = FloatBuffer.wrap(runner.input());
    long nanos = 0;
    for (int i = 0; i < count; i++) {
      samples.input(i, input, 0);
      long start = System.nanoTime();
      runner.run();
      nanos += System.nanoTime() - start;
    }
    return nanos / 1e3 / count;
  }
}
