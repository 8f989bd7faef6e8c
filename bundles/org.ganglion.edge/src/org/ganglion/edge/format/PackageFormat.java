package org.ganglion.edge.format;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.ganglion.edge.model.EdgeModel;

/** Writes a model to the bytes of a package: equal models to equal bytes. */
public final class PackageFormat {
  private PackageFormat() {}

  /** An unsigned package. */
  public static byte[] write(EdgeModel model) {
    LayerWriter layers = new LayerWriter(model);
    int[] ids = {Layout.LAYERS, Layout.WEIGHTS, Layout.USE, Layout.COSTS, Layout.PROVENANCE};
    byte[][] sections = {layers.records(), layers.weights(), UseWriter.use(model), UseWriter.costs(model), UseWriter.provenance(model)};
    ByteSink table = new ByteSink();
    long at = Layout.HEADER + Layout.aligned(4 + ids.length * Layout.SECTION);
    table.i32(ids.length);
    for (int k = 0; k < ids.length; k++) {
      table.i32(ids[k]).i32(0).i64(at).i64(sections[k].length);
      at += Layout.aligned(sections[k].length);
    }
    table.align();
    for (byte[] section : sections) {
      table.bytes(section).align();
    }
    byte[] content = table.toBytes();
    ByteBuffer bytes = ByteBuffer.allocate(Layout.HEADER + content.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(Layout.MAGIC).putShort((short) Layout.MAJOR).putShort((short) Layout.MINOR).putInt(0).putLong(content.length);
    ((Buffer) bytes).position(Layout.HEADER);
    bytes.put(content);
    byte[] digest = digest(bytes.array());
    System.arraycopy(digest, 0, bytes.array(), Layout.DIGEST, digest.length);
    return bytes.array();
  }

  /** SHA-256 over the first part of the header and all that comes after the header, without a signature. */
  static byte[] digest(ByteBuffer bytes, int contentLength) {
    MessageDigest sha = sha256();
    sha.update(slice(bytes, 0, Layout.DIGESTED_HEADER));
    sha.update(slice(bytes, Layout.HEADER, contentLength));
    return sha.digest();
  }

  /** The digest that belongs into the header of an unsigned package. */
  public static byte[] digest(byte[] unsigned) {
    return digest(ByteBuffer.wrap(unsigned), unsigned.length - Layout.HEADER);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no SHA-256, which every Java must have", missing);
    }
  }

  static ByteBuffer slice(ByteBuffer bytes, int from, int length) {
    ByteBuffer view = bytes.duplicate();
    ((Buffer) view).clear();
    ((Buffer) view).position(from);
    ((Buffer) view).limit(from + length);
    return view.slice().order(ByteOrder.LITTLE_ENDIAN);
  }
}
