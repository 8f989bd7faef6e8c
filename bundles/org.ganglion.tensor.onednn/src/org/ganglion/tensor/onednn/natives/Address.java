package org.ganglion.tensor.onednn.natives;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** A place in memory that somebody else owns, as JavaCPP wants to be told. */
public final class Address extends Pointer {
  public Address(long address) {
    super((Pointer) null);
    this.address = address;
  }

  /** The memory from here as a direct buffer in native order that owns nothing. */
  public ByteBuffer bytes(long length) {
    return new BytePointer(this).capacity(length).asByteBuffer().order(ByteOrder.nativeOrder());
  }
}
