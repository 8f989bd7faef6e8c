package org.ganglion.kit.npy;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * An array as NumPy keeps it in a {@code .npy} file: numbers of one type in row-major order.
 *
 * @param shape axis lengths, outermost first; empty for a scalar
 * @param data the elements from position 0 to the limit, in the buffer's byte order
 */
public record NpyArray(NpyType type, List<Long> shape, ByteBuffer data) {
  public NpyArray {
    shape = List.copyOf(shape);
  }

  /** Unsigned bytes. */
  public static NpyArray bytes(ByteBuffer data, long... shape) {
    return new NpyArray(NpyType.UINT8, axes(shape), data.duplicate());
  }

  /** 32-bit floats. */
  public static NpyArray floats(float[] values, long... shape) {
    ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(4, values.length)).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    return new NpyArray(NpyType.FLOAT32, axes(shape), data);
  }

  /** 64-bit floats. */
  public static NpyArray doubles(double[] values, long... shape) {
    ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(8, values.length)).order(ByteOrder.LITTLE_ENDIAN);
    data.asDoubleBuffer().put(values);
    return new NpyArray(NpyType.FLOAT64, axes(shape), data);
  }

  /** 32-bit integers. */
  public static NpyArray ints(int[] values, long... shape) {
    ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(4, values.length)).order(ByteOrder.LITTLE_ENDIAN);
    data.asIntBuffer().put(values);
    return new NpyArray(NpyType.INT32, axes(shape), data);
  }

  private static List<Long> axes(long[] shape) {
    return Arrays.stream(shape).boxed().toList();
  }

  /** Number of elements. */
  public int size() {
    return data.limit() / type.bytes();
  }

  /** The elements as floats. Throws {@link IOException} when they are not 32-bit floats. */
  public float[] toFloats() throws IOException {
    require(NpyType.FLOAT32);
    float[] values = new float[size()];
    whole().asFloatBuffer().get(values);
    return values;
  }

  /** The elements as doubles. Throws {@link IOException} when they are not 64-bit floats. */
  public double[] toDoubles() throws IOException {
    require(NpyType.FLOAT64);
    double[] values = new double[size()];
    whole().asDoubleBuffer().get(values);
    return values;
  }

  /** The elements as ints. Throws {@link IOException} when they are not 32-bit integers. */
  public int[] toInts() throws IOException {
    require(NpyType.INT32);
    int[] values = new int[size()];
    whole().asIntBuffer().get(values);
    return values;
  }

  /** The element at a position in row-major order, whatever its type; true is 1. */
  public double at(int position) {
    int offset = position * type.bytes();
    return switch (type) {
      case BOOL, UINT8 -> data.get(offset) & 0xff;
      case INT8 -> data.get(offset);
      case UINT16 -> data.getShort(offset) & 0xffff;
      case INT16 -> data.getShort(offset);
      case INT32 -> data.getInt(offset);
      case INT64 -> data.getLong(offset);
      case FLOAT32 -> data.getFloat(offset);
      case FLOAT64 -> data.getDouble(offset);
    };
  }

  private void require(NpyType wanted) throws IOException {
    if (type != wanted) {
      throw new IOException("the array holds " + type + ", " + wanted + " is needed");
    }
  }

  private ByteBuffer whole() {
    return data.duplicate().order(data.order()).rewind();
  }

  /** Writes a {@code .npy} file; equal arrays give equal bytes. */
  public void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(out);
    }
  }

  /** Writes in the form of a {@code .npy} file; the stream stays open. Data must be little-endian, or of single bytes. */
  public void write(OutputStream out) throws IOException {
    if (data.order() != ByteOrder.LITTLE_ENDIAN && type.bytes() > 1) {
      throw new IOException("only little-endian arrays can be written");
    }
    out.write(NpyHeader.write(type, shape));
    ByteBuffer rest = whole();
    var channel = Channels.newChannel(out);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  /**
   * Maps a {@code .npy} file into memory, read-only: the data are not copied, the mapping goes when the buffer is collected.
   *
   * @throws IOException when it is no array file, is cut off or too large
   */
  public static NpyArray map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new IOException("is larger than the 2 GiB that can be read");
      }
      return of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
    } catch (java.nio.file.FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The array of a whole {@code .npy} file's bytes, which are shared, not copied.
   *
   * @throws IOException when it is no array file, is cut off or too large
   */
  public static NpyArray of(ByteBuffer file) throws IOException {
    NpyHeader header = NpyHeader.read(file);
    int length = header.dataLength();
    int start = file.position() + header.length();
    if (file.limit() - start < length) {
      throw new EOFException("the array of shape " + header.shape() + " needs " + length + " bytes, the file has " + (file.limit() - start));
    }
    return new NpyArray(header.type(), header.shape(), file.slice(start, length).order(header.order()));
  }
}
