package org.ganglion.edge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import org.ganglion.edge.format.BadPackageException;
import org.ganglion.edge.format.PackageReader;
import org.ganglion.edge.format.PackageSignature;
import org.ganglion.edge.kernel.Int8Kernels;
import org.ganglion.edge.kernel.PlainKernels;
import org.ganglion.edge.model.EdgeModel;

/**
 * A package that was opened and checked. Weights stay in the file, which is mapped; a runner copies the small ones. Safe for any number of threads,
 * each with its own {@link #runner()}.
 */
public final class EdgePackage {
  /** Numbers that a runner may keep in memory besides a few for each byte of the file: 64 MiB of float32. */
  private static final long ROOM = 1L << 24;

  private static final int ROOM_PER_BYTE = 4;

  /** What the package holds. Weights are unpacked when they are asked for. */
  public final EdgeModel model;

  private final PackageReader reader;
  private final int size;

  private EdgePackage(ByteBuffer bytes) throws BadPackageException {
    reader = new PackageReader(bytes);
    model = reader.model(ROOM + (long) ROOM_PER_BYTE * bytes.limit());
    size = bytes.limit();
  }

  /**
   * Maps a file.
   *
   * @throws BadPackageException one sentence, for a file that is no package, damaged, of a future version or at odds with itself
   */
  public static EdgePackage open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new BadPackageException("the file has " + channel.size() + " bytes; a package has 2 GiB at most");
      }
      return new EdgePackage(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
    }
  }

  /** A package in memory. */
  public static EdgePackage read(byte[] bytes) throws BadPackageException {
    return new EdgePackage(ByteBuffer.wrap(bytes));
  }

  /** Bytes of the file. */
  public int size() {
    return size;
  }

  /** SHA-256 of the content. */
  public byte[] digest() {
    return reader.digest();
  }

  /** What stands after the content; empty where the package is not signed. */
  public byte[] signature() {
    return reader.signature();
  }

  /**
   * Refuses a package that is not signed with a key.
   *
   * @throws BadPackageException when it is not signed, with another key, or the signature is not of this content
   */
  public void requireSignature(PublicKey trusted) throws BadPackageException {
    PackageSignature.check(reader, trusted);
  }

  /** Something that runs the model, for one thread. */
  public EdgeRunner runner() {
    return runner(new PlainKernels());
  }

  /** A runner with other kernels, which give the same integers. */
  public EdgeRunner runner(Int8Kernels kernels) {
    return new EdgeRunner(model, kernels);
  }
}
