package org.ganglion.data.idx;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.ganglion.api.operator.InputException;

/**
 * A file in the format of the MNIST set: unsigned bytes in some axes. Plain or packed with gzip, which is told from the content, not from the name.
 *
 * @param axes lengths, outermost first
 */
public record IdxFile(Path path, int[] axes, ByteBuffer values) {
  private static final int GZIP_1 = 0x1f;
  private static final int GZIP_2 = 0x8b;

  /**
   * Reads a file. Nothing is allocated for sizes that the header claims before the file has shown that it holds them.
   *
   * @param rank axes that it must have: 3 for grey images, 1 for labels
   * @throws InputException when it is missing, no such file, or ends too early
   */
  public static IdxFile read(Path path, int rank) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new InputException(path + ": there is no such file" + (Files.isDirectory(path) ? ", this is a folder" : ""));
    }
    try (InputStream in = unpacked(path)) {
      IdxHeader header = header(path, in, rank);
      long wanted = header.elements();
      if (wanted < 0) {
        throw new InputException(path + ": its header claims " + header.shape() + " values, which no file of this kind holds; the header is damaged");
      }
      byte[] values = in.readNBytes((int) wanted);
      if (values.length < wanted) {
        throw new InputException(
            path + ": it is truncated: " + header.shape() + " values need " + (header.bytes() + wanted) + " bytes, there are "
            + (header.bytes() + values.length));
      }
      if (in.read() >= 0) {
        throw new InputException(path + ": it goes on behind the " + header.shape()
            + " values that its header announces; the header or the file is damaged");
      }
      return new IdxFile(path, header.axes(), ByteBuffer.wrap(values));
    } catch (ZipException | java.io.EOFException e) {
      throw new InputException(path + ": it cannot be unpacked, it is damaged or truncated (" + e.getMessage() + ")", e);
    }
  }

  private static InputStream unpacked(Path path) throws IOException {
    PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16), 2);
    byte[] start = in.readNBytes(2);
    in.unread(start);
    boolean packed = start.length == 2 && (start[0] & 0xff) == GZIP_1 && (start[1] & 0xff) == GZIP_2;
    return packed ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static IdxHeader header(Path path, InputStream in, int rank) throws IOException {
    byte[] magic = in.readNBytes(IdxHeader.MAGIC_BYTES);
    if (magic.length < IdxHeader.MAGIC_BYTES) {
      throw new InputException(path + ": it is truncated: an IDX file begins with a header of " + (4 + 4 * rank) + " bytes, there are "
          + magic.length);
    }
    if (magic[0] != 0 || magic[1] != 0 || magic[2] != IdxHeader.UNSIGNED_BYTE || magic[3] != rank) {
      throw new InputException(
          String.format("%s: it is no IDX file of %s: it begins with %02x%02x%02x%02x, not with 000008%02x", path, rank == 1 ? "labels" : "images",
              magic[0], magic[1], magic[2], magic[3], rank));
    }
    byte[] lengths = in.readNBytes(4 * rank);
    if (lengths.length < 4 * rank) {
      throw new InputException(path + ": it is truncated: its header needs " + (4 + 4 * rank) + " bytes, there are " + (4 + lengths.length));
    }
    int[] axes = new int[rank];
    ByteBuffer.wrap(lengths).asIntBuffer().get(axes);
    return new IdxHeader(IdxHeader.UNSIGNED_BYTE, axes);
  }
}
