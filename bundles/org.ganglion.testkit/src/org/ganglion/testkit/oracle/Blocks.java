package org.ganglion.testkit.oracle;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.network.Parameter;

/** Float64 values of parameter blocks, each an array of its own; nodes that share a block find the same array. */
final class Blocks {
  private final List<Parameter> layout;
  private final Map<String, double[]> values = new LinkedHashMap<>();

  Blocks(List<Parameter> layout) {
    this.layout = layout;
    layout.forEach(block -> values.put(block.name(), new double[block.size()]));
  }

  /** The live values of a block. */
  double[] of(Parameter block) {
    return values.get(block.name());
  }

  /** A copy of all values in the flat canonical layout. */
  double[] flat() {
    double[] flat = new double[size()];
    layout.forEach(block -> System.arraycopy(of(block), 0, flat, (int) block.offset(), block.size()));
    return flat;
  }

  void set(double[] flat) {
    if (flat.length != size()) {
      throw new IllegalArgumentException(flat.length + " values do not fill a layout of " + size());
    }
    layout.forEach(block -> System.arraycopy(flat, (int) block.offset(), of(block), 0, block.size()));
  }

  void clear() {
    values.values().forEach(block -> Arrays.fill(block, 0));
  }

  int size() {
    return layout.stream().mapToInt(Parameter::size).sum();
  }
}
