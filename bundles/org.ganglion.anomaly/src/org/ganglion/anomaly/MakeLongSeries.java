package org.ganglion.anomaly;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.kit.npy.NpyHeader;
import org.ganglion.kit.npy.NpyType;
import org.osgi.service.component.annotations.Component;

/**
 * Writes a series of any length to a file, for measuring: a course of 64 rows with noise, and once in a million rows twenty rows that stand still.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.long-series", version = "1.0", summary = "Writes a series of any length to an NPY file, for measuring", pure = false)
public final class MakeLongSeries implements Operator<MakeLongSeries.In, MakeLongSeries.Params, MakeLongSeries.Out> {
  private static final int PERIOD = 64;
  private static final int LEARNT = 5000;
  private static final int PIECE = 1 << 18;
  private static final long RARE = 1_000_000;
  private static final int STILL = 20;

  /** Nothing: it is made. */
  public record In() {}

  /** How long, and where to. */
  public record Params(@Help("file ending in .npy") String to, @Default("100000000") @Min(10000) @Help("rows") long rows) {}

  /** What to learn from. */
  public record Out(@Port("the first rows, which are normal") Table learn, @Port("where it is") Facts written) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    Path to = context.file(params.to()).toAbsolutePath();
    Files.createDirectories(to.getParent());
    SplittableRandom random = new SplittableRandom(context.seed());
    double[] learn = new double[LEARNT];
    float still = 0;
    try (OutputStream out = Files.newOutputStream(to)) {
      out.write(NpyHeader.write(NpyType.FLOAT32, List.of(params.rows())));
      ByteBuffer piece = ByteBuffer.allocate(4 * PIECE).order(ByteOrder.LITTLE_ENDIAN);
      for (long row = 0; row < params.rows(); row++) {
        float value = (float) (Math.sin(2 * Math.PI * (row % PERIOD) / PERIOD) + 0.2 * random.nextGaussian());
        still = (row + RARE / 2) % RARE == 0 ? value : still;
        value = (row + RARE / 2) % RARE < STILL && row > RARE / 2 ? still : value;
        if (row < LEARNT) {
          learn[(int) row] = value;
        }
        piece.putFloat(value);
        if (!piece.hasRemaining() || row + 1 == params.rows()) {
          out.write(piece.array(), 0, piece.position());
          piece.clear();
          context.checkCancelled();
          context.progress(row + 1, params.rows(), "rows");
        }
      }
    }
    return new Out(new Table(List.of(new Table.Numbers("value", learn))), new Facts(Map.of("file", to.toString(), "rows", params.rows())));
  }
}
