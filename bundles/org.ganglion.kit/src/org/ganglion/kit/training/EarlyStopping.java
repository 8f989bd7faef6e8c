package org.ganglion.kit.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.ganglion.api.engine.Network;
import org.ganglion.api.operator.Checkpoint;

/** Keeps the network of the best epoch, and says when so many epochs in a row were no better (Prechelt, 1998). Lower is better. */
public final class EarlyStopping {
  private final int patience;
  private double best = Double.POSITIVE_INFINITY;
  private int bad;
  private float[] parameters = new float[0];
  private float[] statistics = new float[0];

  /**
   * A watch.
   *
   * @param patience epochs without a better value after which to stop; 0: never, the best is still kept
   */
  public EarlyStopping(int patience) {
    this.patience = patience;
  }

  /** Takes an epoch's value on samples that are not trained on. Says whether to stop. */
  public boolean stopsAfter(double value, Network network) {
    if (value < best) {
      best = value;
      bad = 0;
      parameters = network.parameters();
      statistics = network.statistics();
    } else {
      bad++;
    }
    return patience > 0 && bad >= patience;
  }

  /** The best value so far. */
  public double best() {
    return best;
  }

  /** Puts the best epoch's weights back; nothing where no value was taken. */
  public void restoreBest(Network network) {
    if (best < Double.POSITIVE_INFINITY) {
      network.setParameters(parameters);
      network.setStatistics(statistics);
    }
  }

  /** Writes what was kept. */
  public void write(Checkpoint.Parts parts) throws IOException {
    try (DataOutputStream out = new DataOutputStream(parts.create("best"))) {
      out.writeDouble(best);
      out.writeInt(bad);
      for (float[] block : new float[][] {parameters, statistics}) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * block.length);
        bytes.asFloatBuffer().put(block);
        out.writeInt(block.length);
        out.write(bytes.array());
      }
    }
  }

  /** Goes on from what {@link #write} wrote. */
  public void restore(Checkpoint checkpoint) throws IOException {
    try (DataInputStream in = new DataInputStream(checkpoint.open("best"))) {
      best = in.readDouble();
      bad = in.readInt();
      parameters = floats(in);
      statistics = floats(in);
    }
  }

  private static float[] floats(DataInputStream in) throws IOException {
    float[] block = new float[in.readInt()];
    byte[] bytes = new byte[Float.BYTES * block.length];
    in.readFully(bytes);
    ByteBuffer.wrap(bytes).asFloatBuffer().get(block);
    return block;
  }
}
