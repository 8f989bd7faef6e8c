package org.ganglion.tensor.onednn.plan;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.Pointer;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.tensor.onednn.natives.Area;

/**
 * The way of an input into a plan: a copy; or, where nothing reads it after the forward pass, no more than pointing the plan at the caller's memory.
 * A batch of eight screens is a megabyte, and copying it takes a tenth of such a pass.
 */
final class Feed {
  /** The least that native code is promised; most tensors lie so. */
  private static final long ALIGNMENT = 64;

  private final String name;
  private final Area area;
  private final long own;
  private final ByteBuffer bytes;
  private final boolean inPlace;
  private Tensor last;
  private long place;

  Feed(String name, Area area, boolean inPlace) {
    this.name = name;
    this.area = area;
    this.inPlace = inPlace;
    own = area.address();
    bytes = area.buffer();
  }

  String name() {
    return name;
  }

  void take(Tensor tensor) {
    if (tensor.type() != DType.FLOAT32) {
      bytes.put(0, tensor.bytes(), 0, bytes.capacity());
    } else if (inPlace && address(tensor) % ALIGNMENT == 0) {
      area.move(place);
    } else {
      area.move(own);
      area.floats().put(0, tensor.floats(), 0, Math.toIntExact(tensor.shape().size()));
    }
  }

  /** Asking for an address allocates, so the one of the last tensor is kept: callers feed the same one again and again. */
  private long address(Tensor tensor) {
    if (tensor != last) {
      try (Pointer start = new Pointer(tensor.bytes())) {
        place = start.address();
      }
      last = tensor;
    }
    return place;
  }
}
