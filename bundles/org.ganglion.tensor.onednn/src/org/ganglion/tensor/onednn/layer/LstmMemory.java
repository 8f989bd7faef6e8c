package org.ganglion.tensor.onednn.layer;

import java.util.Arrays;
import org.bytedeco.dnnl.memory;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;

/**
 * Where the values of an LSTM lie. All have the batch as their last axis, so that a gate's values lie together, and what a step is multiplied by, its
 * input, the state before it and a one for the bias, stands in one matrix [features + units + 1 × batch].
 *
 * @param stack those matrices by step, one more for the state after the last step
 * @param hidden hidden states by step, one more for the last: the same memory as {@code stack} without a mask
 * @param hiddenAt first value of the first hidden state in {@code hidden}
 * @param hiddenStride values from one hidden state to the next
 * @param gates sums, then values, of the gates of a step, [4 · units × batch]
 * @param firstCell cell state that is given, or null for zeros
 * @param lastCell cell state after the last step
 * @param keep mask [batch × steps], or null
 */
record LstmMemory(
    int batch, int steps, int features, int units, Area stack, Area hidden, int hiddenAt, int hiddenStride, Area gates, Area firstCell, Area lastCell,
    Area keep) {
  static LstmMemory of(PlanBuilder plan, Vertex vertex, Layer.Lstm layer) {
    long[] axes = plan.input(vertex).axes();
    int batch = (int) axes[0];
    int steps = (int) axes[1];
    int features = (int) axes[2];
    int units = layer.units();
    boolean masked = vertex.inputs().size() == 4;
    Area stack = plan.plain(steps + 1, features + units + 1, batch);
    Area gates = plan.plain(4L * units, batch);
    Area firstCell = vertex.inputs().size() > 1 ? plan.area(turned(batch, units)) : null;
    Area keep = masked ? plan.read(plan.value(vertex.inputs().get(3))) : null;
    float[] ones = new float[batch];
    Arrays.fill(ones, 1);
    int rows = features + units + 1;
    for (int step = 0; step < steps; step++) {
      stack.floats().put(((step + 1) * rows - 1) * batch, ones);
    }
    return new LstmMemory(
        batch, steps, features, units, stack, masked ? plan.plain(steps + 1, units, batch) : stack, masked ? 0 : features * batch,
        (masked ? units : rows) * batch, gates, firstCell, plan.area(turned(batch, units)), keep);
  }

  /** Axes [batch × width] over memory [width × batch]. */
  static memory.desc turned(long batch, long width) {
    return Dnnl.strided(new long[] {batch, width}, new long[] {1, batch});
  }

  /** Axes [batch × steps × width] over memory by step whose matrices are {@code stride} values apart. */
  memory.desc sequence(long width, long stride) {
    return Dnnl.strided(new long[] {batch, steps, width}, new long[] {1, stride, batch});
  }

  /** Rows of the matrix of a step. */
  int rows() {
    return features + units + 1;
  }

  /** Place of the hidden state before a step in {@code hidden}. */
  int hidden(int step) {
    return hiddenAt + step * hiddenStride;
  }

  /** Place of the state before a step, masked, in {@code stack}. */
  int state(int step) {
    return (step * rows() + features) * batch;
  }
}
