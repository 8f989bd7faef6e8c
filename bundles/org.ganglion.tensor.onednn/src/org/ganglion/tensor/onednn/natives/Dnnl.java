package org.ganglion.tensor.onednn.natives;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.Arrays;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * oneDNN on the CPU: one engine and stream, with short forms for what plans are made of. Native objects that are created between {@link #open()} and
 * {@link #built()} live until {@link #close()}.
 */
public final class Dnnl implements AutoCloseable {
  private final PointerScope scope;
  private final engine cpu;
  private final stream queue;

  private Dnnl(PointerScope scope) {
    this.scope = scope;
    this.cpu = new engine(engine.kind.cpu, 0);
    this.queue = new stream(cpu);
  }

  /** Begins to collect native objects on this thread. */
  public static Dnnl open() {
    return new Dnnl(new PointerScope());
  }

  /** Ends collecting; what was created stays. */
  public void built() {
    scope.extend();
    scope.close();
  }

  /** Frees every object that was created while open. */
  @Override
  public void close() {
    scope.close();
  }

  /** The engine that descriptors are made for. */
  public engine cpu() {
    return cpu;
  }

  /** Row-major layout, last axis densest. */
  public static memory.desc plain(long... axes) {
    return strided(axes, denseStrides(axes));
  }

  /** A layout by strides in elements. */
  public static memory.desc strided(long[] axes, long[] strides) {
    return new memory.desc(axes, memory.data_type.f32, strides);
  }

  /** A layout that the primitive may choose. */
  public static memory.desc any(long... axes) {
    return new memory.desc(axes, memory.data_type.f32, memory.format_tag.any);
  }

  /** Images with the channels last in memory: [N × C × H × W] by name, N·H·W·C in memory. */
  public static memory.desc channelsLast(long... axes) {
    return new memory.desc(axes, memory.data_type.f32, memory.format_tag.nhwc);
  }

  /** The layout of a matrix whose columns are kept 32 at a time. */
  public static memory.desc narrow(long rows, long columns) {
    return new memory.desc(new long[] {rows, columns}, memory.data_type.f32, memory.format_tag.BA16a32b);
  }

  /** Images whose channels lie in blocks of 8 or 16, the innermost axis in memory. */
  public static memory.desc blocked(long[] axes, int block) {
    return new memory.desc(axes, memory.data_type.f32, block == 16 ? memory.format_tag.nChw16c : memory.format_tag.nChw8c);
  }

  /** Axis lengths of a layout. */
  public static long[] axes(memory.desc layout) {
    try (LongPointer axes = layout.get_dims()) {
      long[] copy = new long[layout.get_ndims()];
      axes.get(copy);
      return copy;
    }
  }

  private static long[] denseStrides(long[] axes) {
    long[] strides = new long[axes.length];
    long step = 1;
    for (int i = axes.length - 1; i >= 0; i--) {
      strides[i] = step;
      step *= axes[i];
    }
    return strides;
  }

  /** New zeroed memory of a layout. */
  public Area area(NativeMemory owner, memory.desc layout) {
    return area(layout, owner.allocate(layout.get_size()));
  }

  /** A view of memory that is there. */
  public Area area(memory.desc layout, long address) {
    return new Area(layout, new memory(layout, cpu, new Address(address)), address, layout.get_size());
  }

  /** The memory of an area in another layout. */
  public Area view(Area whole, memory.desc layout) {
    Area view = area(layout, whole.address());
    whole.lead(view);
    return view;
  }

  /** A primitive bound to its arguments, given as pairs of argument number and {@link Area}. */
  public Runnable bind(primitive primitive, Object... arguments) {
    IntMemoryMap map = new IntMemoryMap();
    for (int i = 0; i < arguments.length; i += 2) {
      map.put((Integer) arguments[i], ((Area) arguments[i + 1]).memory());
    }
    return () -> primitive.execute(queue, map);
  }

  /** Copies from one layout to another of the same axes. */
  public Runnable reorder(Area from, Area to) {
    if (!Arrays.equals(axes(from.layout()), axes(to.layout()))) {
      throw new IllegalArgumentException("a copy needs equal axes");
    }
    return bind(new reorder(new reorder.primitive_desc(cpu, from.layout(), cpu, to.layout())), DNNL_ARG_SRC, from, DNNL_ARG_DST, to);
  }

  /** Attributes with the given post-operations. */
  public static primitive_attr attributes(post_ops operations) {
    primitive_attr attributes = new primitive_attr();
    if (operations != null) {
      attributes.set_post_ops(operations);
    }
    return attributes;
  }

  /** Whether oneDNN fell back to its slow reference code. */
  public static boolean slow(primitive_desc_base descriptor) {
    return descriptor.impl_info_str().getString().contains("ref");
  }
}
