package org.ganglion.anomaly.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.ganglion.kit.npy.NpyHeader;
import org.ganglion.kit.npy.NpyType;

/**
 * Scores on their way to a file, one for each row: {@code .npy} of 32-bit floats, else CSV with row numbers. What a crash left behind the last state
 * is cut off.
 */
final class ScoreSink implements AutoCloseable {
  private static final String HEADER = "row,score\n";

  private final FileChannel channel;
  private final boolean npy;
  private long rows;

  ScoreSink(Path file) throws IOException {
    npy = file.toString().endsWith(".npy");
    channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
  }

  /** Begins anew. */
  void begin() throws IOException {
    channel.truncate(0);
    write(ByteBuffer.wrap(head()));
  }

  /** Goes on after so many rows, at a place in the file. */
  void resume(long place, long done) throws IOException {
    if (channel.size() < place) {
      throw new IOException("the file of scores is shorter than it was when the step was interrupted; remove it and begin anew");
    }
    channel.truncate(place);
    channel.position(place);
    rows = done;
  }

  private byte[] head() {
    // The number of rows has up to 19 digits, the head is padded to 128 bytes with any.
    return npy ? NpyHeader.write(NpyType.FLOAT32, List.of(rows)) : HEADER.getBytes(StandardCharsets.US_ASCII);
  }

  void write(float[] scores, int count) throws IOException {
    if (npy) {
      ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(scores, 0, count);
      write(bytes);
    } else {
      StringBuilder text = new StringBuilder(24 * count);
      for (int i = 0; i < count; i++) {
        text.append(rows + i).append(',').append(Float.isNaN(scores[i]) ? "" : Float.toString(scores[i])).append('\n');
      }
      write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII)));
    }
    rows += count;
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Brings all that was written to the disk. */
  long place() throws IOException {
    channel.force(false);
    return channel.position();
  }

  /** Says in the head how many rows there are. */
  void end() throws IOException {
    if (npy) {
      channel.write(ByteBuffer.wrap(head()), 0);
    }
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
