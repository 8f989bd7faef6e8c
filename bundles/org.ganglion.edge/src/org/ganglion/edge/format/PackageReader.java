package org.ganglion.edge.format;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.EdgeModelBuilder;

/** Reads the bytes of a package. Takes no more memory than a small multiple of their number, whatever they say. */
public final class PackageReader {
  private static final int MOST_SECTIONS = 64;
  private static final int MOST_SIGNED = 1 << 16;

  private final ByteBuffer bytes;
  private final int contentLength;
  private final byte[] digest = new byte[Layout.DIGEST_LENGTH];
  private final byte[] signature;

  /**
   * Checks the header and the digest.
   *
   * @throws BadPackageException for bytes that are no package, cut off, changed or of a future version
   */
  public PackageReader(ByteBuffer given) throws BadPackageException {
    bytes = given.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    ((Buffer) bytes).clear();
    byte[] magic = new byte[Layout.MAGIC.length];
    if (bytes.limit() >= Layout.HEADER) {
      bytes.get(magic);
    }
    require(Arrays.equals(magic, Layout.MAGIC), "this is no package: it does not begin as one");
    int major = bytes.getShort() & 0xffff;
    require(major == Layout.MAJOR, "the package is of format version " + major + ", and this program reads version " + Layout.MAJOR);
    long length = bytes.getLong(Layout.DIGESTED_HEADER - 8);
    long signed = bytes.getInt(Layout.SIGNATURE_LENGTH) & 0xffffffffL;
    require(bytes.getInt(Layout.SIGNATURE_LENGTH + 4) == 0 && signed < MOST_SIGNED, "the package's header holds what means nothing");
    require(length >= 0 && length <= bytes.limit() && Layout.HEADER + length + signed == bytes.limit(),
        "the package has " + bytes.limit() + " bytes, but its header announces another number: it is cut off or something is appended");
    contentLength = (int) length;
    ((Buffer) bytes).position(Layout.DIGEST);
    bytes.get(digest);
    require(Arrays.equals(digest, PackageFormat.digest(bytes, contentLength)),
        "the package is damaged: its content does not have the digest that it states");
    signature = new byte[(int) signed];
    ((Buffer) bytes).position(Layout.HEADER + contentLength);
    bytes.get(signature);
  }

  /** SHA-256 of the content. */
  public byte[] digest() {
    return digest.clone();
  }

  /** What stands after the content; empty where the package is not signed. */
  public byte[] signature() {
    return signature.clone();
  }

  /**
   * The model; its weights stay in the bytes.
   *
   * @param room numbers that a runner may keep in memory
   * @throws BadPackageException for content that contradicts itself
   */
  public EdgeModel model(long room) throws BadPackageException {
    try {
      return read(room);
    } catch (IllegalArgumentException contradiction) {
      throw new BadPackageException("the package contradicts itself: " + contradiction.getMessage(), contradiction);
    }
  }

  private EdgeModel read(long room) throws BadPackageException {
    ByteBuffer[] sections = sections();
    require(sections[Layout.LAYERS] != null && sections[Layout.WEIGHTS] != null, "the package has no layers or no weights");
    EdgeModelBuilder builder = new LayerReader(sections[Layout.LAYERS], sections[Layout.WEIGHTS], room).read();
    if (sections[Layout.USE] != null) {
      UseReader.use(new ByteSource(sections[Layout.USE], "use"), builder);
    }
    if (sections[Layout.COSTS] != null) {
      UseReader.costs(new ByteSource(sections[Layout.COSTS], "costs"), builder);
    }
    if (sections[Layout.PROVENANCE] != null) {
      UseReader.provenance(new ByteSource(sections[Layout.PROVENANCE], "provenance"), builder);
    }
    return builder.build();
  }

  /** Those that are known, at their numbers; others are for later versions and passed over. */
  private ByteBuffer[] sections() throws BadPackageException {
    ByteSource table = new ByteSource(PackageFormat.slice(bytes, Layout.HEADER, contentLength), "sections");
    int count = table.count(Layout.SECTION);
    table.require(count <= MOST_SECTIONS, "announces " + count + " entries; " + MOST_SECTIONS + " is the limit");
    ByteBuffer[] sections = new ByteBuffer[Layout.PROVENANCE + 1];
    long before = Layout.HEADER + 4 + (long) count * Layout.SECTION;
    for (int k = 0; k < count; k++) {
      int id = table.i32();
      table.i32();
      long at = table.i64();
      long length = table.i64();
      table.require(at >= before && at % 8 == 0 && length >= 0 && at <= bytes.limit() && length <= Layout.HEADER + contentLength - at,
          "has parts that overlap or lie outside of the file");
      before = at + length;
      if (id > 0 && id < sections.length) {
        table.require(sections[id] == null, "has part " + id + " twice");
        sections[id] = PackageFormat.slice(bytes, (int) at, (int) length);
      }
    }
    return sections;
  }

  private static void require(boolean good, String otherwise) throws BadPackageException {
    if (!good) {
      throw new BadPackageException(otherwise);
    }
  }
}
