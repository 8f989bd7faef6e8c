package org.ganglion.api.engine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Everything that training needs to go on, in canonical layout, so that it may go on with another engine.
 *
 * @param parameters trainable values
 * @param statistics running values
 * @param updater the updater's slots one after the other, each laid out as the parameters; empty before the first step
 * @param steps updater steps so far
 * @param passes forward passes other than inference so far; keys the dropout streams
 * @param seed of the network
 */
public record NetworkState(float[] parameters, float[] statistics, float[] updater, long steps, long passes, long seed) {
  private static final int MAGIC = 0x474E5331; // "GNS1"

  /** Writes the state as bytes; big-endian. The stream stays open. */
  public void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(MAGIC);
    out.writeLong(steps);
    out.writeLong(passes);
    out.writeLong(seed);
    for (float[] block : new float[][] {parameters, statistics, updater}) {
      out.writeInt(block.length);
      ByteBuffer bytes = ByteBuffer.allocate(4 * block.length);
      bytes.asFloatBuffer().put(block);
      out.write(bytes.array());
    }
    out.flush();
  }

  /** Reads what {@link #write} wrote. */
  public static NetworkState read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    if (in.readInt() != MAGIC) {
      throw new IOException("these bytes are no network state");
    }
    long steps = in.readLong();
    long passes = in.readLong();
    long seed = in.readLong();
    float[][] blocks = new float[3][];
    for (int i = 0; i < 3; i++) {
      blocks[i] = new float[in.readInt()];
      byte[] bytes = in.readNBytes(4 * blocks[i].length);
      if (bytes.length < 4 * blocks[i].length) {
        throw new java.io.EOFException("the network state ends too early");
      }
      ByteBuffer.wrap(bytes).asFloatBuffer().get(blocks[i]);
    }
    return new NetworkState(blocks[0], blocks[1], blocks[2], steps, passes, seed);
  }
}
