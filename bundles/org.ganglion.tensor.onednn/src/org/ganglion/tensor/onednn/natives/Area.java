package org.ganglion.tensor.onednn.natives;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;

/** Native memory in one layout, as oneDNN's primitives see it ({@link #memory()}) and as Java sees it ({@link #floats()}). */
public final class Area {
  private final memory.desc layout;
  private final memory memory;
  private final long bytes;
  private long address;
  private FloatBuffer floats;
  /** Other layouts over the same memory that move with it; null where they do not. */
  private List<Area> views;

  Area(memory.desc layout, memory memory, long address, long bytes) {
    this.layout = layout;
    this.memory = memory;
    this.address = address;
    this.bytes = bytes;
  }

  /** How the values lie. */
  public memory.desc layout() {
    return layout;
  }

  /** What primitives take; its handle follows {@link #move(long)}. */
  public memory memory() {
    return memory;
  }

  /** Where it starts now. */
  public long address() {
    return address;
  }

  /** Length with the padding that the layout asks for. */
  public long bytes() {
    return bytes;
  }

  /** The same memory for Java loops: absolute and bulk access only. */
  public FloatBuffer floats() {
    if (floats == null) {
      floats = buffer().asFloatBuffer();
    }
    return floats;
  }

  /** The same memory as bytes, a new buffer. */
  public ByteBuffer buffer() {
    return new Address(address).bytes(bytes);
  }

  /** Sets all of it to zero. */
  public void clear() {
    try (Address target = new Address(address)) {
      Pointer.memset(target, 0, bytes);
    }
  }

  /** Points primitives and Java loops that were built on this area at other memory. */
  public void move(long other) {
    if (other != address) {
      address = other;
      floats = null;
      try (Address target = new Address(other)) {
        memory.set_data_handle(target);
      }
      for (int i = 0; views != null && i < views.size(); i++) {
        views.get(i).move(other);
      }
    }
  }

  /** Lets the views that are made of it from now on move with it. */
  public void leadViews() {
    views = new ArrayList<>();
  }

  /** Takes a view of this memory into its train, where it leads one. */
  void lead(Area view) {
    if (views != null) {
      view.leadViews();
      views.add(view);
    }
  }
}
