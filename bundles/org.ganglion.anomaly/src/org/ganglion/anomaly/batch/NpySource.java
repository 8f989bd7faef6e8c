package org.ganglion.anomaly.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.ganglion.api.operator.InputException;
import org.ganglion.kit.npy.NpyHeader;
import org.ganglion.kit.npy.NpyType;

/** Rows of a NumPy array of floats, [rows] or [rows × columns]. */
final class NpySource implements RowSource {
  private static final int BYTES = 1 << 20;
  private static final int HEAD = 1 << 16;

  private final Path file;
  private final FileChannel channel;
  private final NpyHeader header;
  private final int columns;
  private final int[] place;
  private final ByteBuffer buffer;
  private long position;

  NpySource(Path file) throws IOException {
    this.file = file;
    channel = FileChannel.open(file);
    ByteBuffer head = ByteBuffer.allocate((int) Math.min(HEAD, channel.size()));
    channel.read(head, 0);
    try {
      header = NpyHeader.read(head.flip());
    } catch (IOException e) {
      channel.close();
      throw new InputException(file + ": " + e.getMessage(), e);
    }
    boolean floats = header.type() == NpyType.FLOAT32 || header.type() == NpyType.FLOAT64;
    if (!floats || header.shape().isEmpty() || header.shape().size() > 2) {
      channel.close();
      throw new InputException(file + ": the array is of " + header.type() + " and shape " + header.shape()
          + "; floats of one or two axes can be scored");
    }
    columns = header.shape().size() == 1 ? 1 : Math.toIntExact(header.shape().get(1));
    long bytes = header.length() + rows() * columns * header.type().bytes();
    if (channel.size() < bytes) {
      long size = channel.size();
      channel.close();
      throw new InputException(file + ": the file ends too early, it has " + size + " bytes and its header asks for " + bytes);
    }
    place = IntStream.range(0, columns).map(c -> -1).toArray();
    buffer = ByteBuffer.allocateDirect(Math.max(1, BYTES / (columns * header.type().bytes())) * columns * header.type().bytes())
        .order(header.order());
    position = header.length();
  }

  @Override
  public List<String> names() {
    return IntStream.rangeClosed(1, columns).mapToObj(c -> "column" + c).toList();
  }

  @Override
  public long rows() {
    return header.shape().get(0);
  }

  @Override
  public void choose(int[] chosen) {
    RowSource.place(chosen, place);
  }

  @Override
  public int read(float[][] into, int at, int most) throws IOException {
    int size = header.type().bytes();
    long end = header.length() + rows() * columns * size;
    int done = 0;
    while (done < most && position < end) {
      buffer.clear();
      buffer.limit((int) Math.min(buffer.capacity(), Math.min((long) (most - done) * columns * size, end - position)));
      while (buffer.hasRemaining()) {
        channel.read(buffer, position + buffer.position());
      }
      position += buffer.flip().limit();
      int rows = buffer.limit() / columns / size;
      for (int c = 0; c < columns; c++) {
        if (place[c] >= 0) {
          copy(c, rows, into[place[c]], at + done);
          refuseInfinite(into[place[c]], at + done, rows, c);
        }
      }
      done += rows;
    }
    return done;
  }

  private void refuseInfinite(float[] values, int at, int rows, int column) {
    for (int i = at; i < at + rows; i++) {
      if (Float.isInfinite(values[i])) {
        long row = (position - header.length()) / columns / header.type().bytes() - rows + i - at + 1;
        throw new InputException(file + ": row " + row + ", column '" + names().get(column) + "' is infinite; NaN says that nothing was measured");
      }
    }
  }

  private void copy(int column, int rows, float[] into, int at) {
    int size = header.type().bytes();
    if (columns == 1 && size == 4) {
      buffer.asFloatBuffer().get(into, at, rows);
      return;
    }
    for (int row = 0; row < rows; row++) {
      int offset = (row * columns + column) * size;
      into[at + row] = size == 4 ? buffer.getFloat(offset) : (float) buffer.getDouble(offset);
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void seek(long to, long rows) {
    position = to;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
