package org.ganglion.tensor.onednn.plan;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.memory;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.Parameter;
import org.ganglion.tensor.onednn.natives.Address;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.natives.NativeMemory;
import org.ganglion.tensor.support.FlatValues;

/**
 * The parameters of a network in one flat block, each in the layout that its primitive reads without conversion, and where wanted a block of
 * gradients laid out alike. Padding that a layout asks for is zero, has gradient zero and so stays zero under every updater.
 */
public final class ParameterStore {
  /** Place of one parameter; {@code canonical} has the axes of {@code layout} and the order of values of the specification. */
  private record Slot(Parameter parameter, memory.desc layout, memory.desc canonical, long offset, Area values, Area exchange, Runnable in,
      Runnable out) {}

  private final Dnnl dnnl;
  private final NativeMemory memory;
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final int count;
  private final long bytes;
  private final long values;
  private final long gradients;
  private long scratch;

  /** A store of zeros. */
  public ParameterStore(Dnnl dnnl, NativeMemory memory, NetworkGraph graph, WeightLayouts layouts, boolean withGradients) {
    this.dnnl = dnnl;
    this.memory = memory;
    this.count = graph.parameterCount();
    long end = 0;
    Map<Parameter, Long> offsets = new LinkedHashMap<>();
    long largest = 0;
    for (Parameter parameter : graph.parameters()) {
      offsets.put(parameter, end);
      end += (layouts.of(parameter).get_size() + 63) / 64 * 64;
      largest = Math.max(largest, parameter.size());
    }
    this.bytes = Math.max(end, 64);
    this.values = memory.allocate(bytes);
    this.gradients = withGradients ? memory.allocate(bytes) : 0;
    long exchange = memory.allocate(largest * Float.BYTES);
    long between = memory.allocate(largest * Float.BYTES);
    offsets.forEach((parameter, offset) -> add(parameter, offset, layouts, exchange, between));
  }

  private void add(Parameter parameter, long offset, WeightLayouts layouts, long exchange, long between) {
    memory.desc layout = layouts.of(parameter);
    memory.desc canonical = layouts.canonical(parameter);
    Area area = dnnl.area(layout, values + offset);
    Area outside = dnnl.area(Dnnl.plain(Math.max(1, parameter.size())), exchange);
    Area ordered = dnnl.area(canonical, layouts.tiling(parameter).isPresent() ? between : exchange);
    Runnable in = dnnl.reorder(ordered, area);
    Runnable out = dnnl.reorder(area, ordered);
    if (layouts.tiling(parameter).isPresent()) {
      WeightLayouts.Tiling tiling = layouts.tiling(parameter).get();
      Area untiled = dnnl.area(tiling.canonical(), exchange);
      Area tiled = dnnl.area(tiling.tiled(), between);
      in = inTurn(dnnl.reorder(untiled, tiled), in);
      out = inTurn(out, dnnl.reorder(tiled, untiled));
    }
    slots.put(parameter.name(), new Slot(parameter, layout, canonical, offset, area, outside, in, out));
  }

  private static Runnable inTurn(Runnable first, Runnable second) {
    return () -> {
      first.run();
      second.run();
    };
  }

  /** A parameter's values in its layout; {@code axes} as its primitive names them. */
  public Area values(Parameter parameter) {
    return slots.get(parameter.name()).values();
  }

  /** Layout of a parameter. */
  public memory.desc layout(Parameter parameter) {
    return slots.get(parameter.name()).layout();
  }

  long offset(Parameter parameter) {
    return slots.get(parameter.name()).offset();
  }

  /** Start of the gradient block. */
  long gradients() {
    return gradients;
  }

  /** A block for gradients of a further backward pass, before they are added; allocated when first asked for. */
  long scratch() {
    if (scratch == 0) {
      scratch = memory.allocate(bytes);
    }
    return scratch;
  }

  /** Floats of a block, padding included. */
  public int length() {
    return Math.toIntExact(bytes / Float.BYTES);
  }

  /** The whole block of values. */
  public FloatBuffer valueBlock() {
    return new Address(values).bytes(bytes).asFloatBuffer();
  }

  /** The whole block of gradients. */
  public FloatBuffer gradientBlock() {
    return new Address(gradients).bytes(bytes).asFloatBuffer();
  }

  /** The whole scratch block. */
  FloatBuffer scratchBlock() {
    return new Address(scratch()).bytes(bytes).asFloatBuffer();
  }

  /** Copies a block laid out as this store out in canonical order; {@code block} is an address of such a block. */
  private void export(long block, float[] canonical, int from) {
    for (Slot slot : slots.values()) {
      slot.values().move(block + slot.offset());
      slot.out().run();
      slot.exchange().floats().get(0, canonical, from + Math.toIntExact(slot.parameter().offset()), slot.parameter().size());
      slot.values().move(values + slot.offset());
    }
  }

  private void insert(long block, float[] canonical, int from) {
    for (Slot slot : slots.values()) {
      slot.exchange().floats().put(0, canonical, from + Math.toIntExact(slot.parameter().offset()), slot.parameter().size());
      slot.values().move(block + slot.offset());
      slot.in().run();
      slot.values().move(values + slot.offset());
    }
  }

  /** Values in canonical order. */
  public float[] exportValues() {
    float[] canonical = new float[count];
    export(values, canonical, 0);
    return canonical;
  }

  /** Gradients in canonical order. */
  public float[] exportGradients() {
    float[] canonical = new float[count];
    export(gradients, canonical, 0);
    return canonical;
  }

  /** Takes values over from canonical order. */
  public void importValues(float[] canonical) {
    requireCount(canonical, "parameters");
    insert(values, canonical, 0);
  }

  /** Takes gradients over from canonical order; what pads a {@code fresh} block, where nothing was accumulated yet, becomes zero. */
  public void importGradients(float[] canonical, boolean fresh) {
    requireCount(canonical, "gradients");
    if (fresh) {
      FlatValues.zero(gradientBlock(), length());
    }
    insert(gradients, canonical, 0);
  }

  private void requireCount(float[] canonical, String what) {
    if (canonical.length != count) {
      throw new IllegalArgumentException("the network has " + count + " " + what + ", not " + canonical.length);
    }
  }

  /** Blocks of an updater one behind the other, each laid out as this store, in canonical order. */
  public float[] exportBlocks(float[] blocks) {
    int number = blocks.length / length();
    float[] canonical = new float[count * number];
    FloatBuffer scratchBlock = scratchBlock();
    for (int i = 0; i < number; i++) {
      scratchBlock.put(0, blocks, i * length(), length());
      export(scratch, canonical, i * count);
    }
    return canonical;
  }

  /** The inverse of {@link #exportBlocks}. */
  public float[] importBlocks(float[] canonical) {
    int number = count == 0 ? 0 : canonical.length / count;
    float[] blocks = new float[number * length()];
    FloatBuffer scratchBlock = scratchBlock();
    for (int i = 0; i < number; i++) {
      FlatValues.zero(scratchBlock, length());
      insert(scratch, canonical, i * count);
      scratchBlock.get(0, blocks, i * length(), length());
    }
    return blocks;
  }

  /** Adds the scratch block to the gradients. */
  public void addScratch(float[] piece, float[] other) {
    FlatValues.add(gradientBlock(), scratchBlock(), length(), piece, other);
  }

  /** Whether another store has every parameter in the same place and layout, so that blocks may be copied as they are. */
  public boolean laidOutAs(ParameterStore other) {
    return slots.keySet().equals(other.slots.keySet())
        && slots.values().stream().allMatch(slot -> same(slot, other.slots.get(slot.parameter().name())));
  }

  private static boolean same(Slot mine, Slot theirs) {
    return mine.offset() == theirs.offset() && mine.layout().equals(theirs.layout());
  }

  /** Operations that bring another store's values over. */
  public List<Runnable> copyFrom(ParameterStore other) {
    List<Runnable> copies = new ArrayList<>();
    slots.forEach((name, slot) -> copies.add(dnnl.reorder(other.as(name, slot.canonical()), slot.values())));
    return copies;
  }

  /**
   * A parameter with the axes of {@code order}. Where these differ the parameter lies in canonical order, as all that are trained and are no
   * convolution's.
   */
  private Area as(String name, memory.desc order) {
    Area area = slots.get(name).values();
    boolean renamed = area.layout().get_ndims() != order.get_ndims();
    return renamed ? dnnl.area(order, area.address()) : area;
  }
}
