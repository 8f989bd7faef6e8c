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
  private static final int PASSES = 5;
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
    int count = Math.min(TIMED, samples.count());
    FloatBuffer input = FloatBuffer.wrap(runner.input());
    double fastest = Double.POSITIVE_INFINITY;
    for (int pass = 0; pass < PASSES; pass++) {
      long nanos = 0;
      for (int i = 0; i < count; i++) {
        samples.input(i, input, 0);
        long start = System.nanoTime();
        runner.run();
        nanos += System.nanoTime() - start;
      }
      fastest = Math.min(fastest, nanos / 1e3 / count);
    }
    return fastest;
  }
}
