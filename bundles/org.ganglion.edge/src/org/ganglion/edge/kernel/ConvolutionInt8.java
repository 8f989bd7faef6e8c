package org.ganglion.edge.kernel;

import java.util.Arrays;
import org.ganglion.edge.format.PackedMatrix;
import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeValue;
import org.ganglion.edge.model.Quantisation;

/**
 * An int8 convolution: each weight that is not zero adds the run of the image that it meets to its filter's sums. Products are whole numbers in
 * float32, which processors multiply several times as fast as int32. They are exact below 2²⁴; before a filter could come there they are added up in
 * int32.
 */
final class ConvolutionInt8 implements Step {
  private static final float EXACT = 1 << 24;

  private final byte[] x;
  private final byte[] y;
  private final float[] real;
  private final int zeroPoint;
  private final int filters;
  private final Phases phases;
  private final Taps taps;
  private final int[] safe;
  private final Int8Kernels.Sums kernel;
  private final float[] padded;
  private final int[] sums;
  private final Accumulated accumulated;
  private final PooledSums pool;

  /** @param pooled the layer that takes the largest of windows of what this one gives, and nobody else does; or null */
  ConvolutionInt8(EdgeLayer layer, EdgeValue from, EdgeValue to, byte[] x, byte[] y, float[] real, Int8Kernels kernels, EdgeLayer pooled,
      byte[] pooledY) {
    this.x = x;
    this.y = y;
    this.real = real;
    zeroPoint = from.quantisation.zeroPoint;
    filters = layer.weights.outputs;
    phases = new Phases(layer, from, to);
    padded = new float[phases.size];
    sums = new int[phases.count(phases.rowsAtATime)];
    byte[] steps = ((PackedMatrix) layer.weights.stored).steps();
    taps = new Taps(filters, layer.weights.inputs, layer.attribute(10, 1), phases, k -> steps[k]);
    safe = safe(from.quantisation);
    kernel = kernels.sums(taps);
    accumulated = new Accumulated(layer, from.quantisation);
    pool = pooled != null && phases.inOnePart() ? new PooledSums(pooled, phases, accumulated, pooledY) : null;
  }

  /** For each tap the end of those that may be added up with it in float32, whatever the inputs. */
  private int[] safe(Quantisation input) {
    float largest = Math.max(127 - input.zeroPoint, 128 + input.zeroPoint);
    int[] ends = new int[taps.first(filters)];
    for (int filter = 0; filter < filters; filter++) {
      int end = taps.first(filter);
      float sum = 0;
      for (int tap = taps.first(filter); tap < taps.first(filter + 1); tap++) {
        while (end < taps.first(filter + 1) && sum + Math.abs(taps.weight(end)) * largest < EXACT) {
          sum += Math.abs(taps.weight(end++)) * largest;
        }
        ends[tap] = end;
        sum -= Math.abs(taps.weight(tap)) * largest;
      }
    }
    return ends;
  }

  @Override
  public void run() {
    phases.pad(x, zeroPoint, padded);
    for (int row = 0; row < phases.height; row += phases.rowsAtATime) {
      int rows = Math.min(phases.rowsAtATime, phases.height - row);
      int count = phases.count(rows);
      kernel.load(padded, row * phases.pitch, count);
      for (int filter = 0; filter < filters; filter++) {
        sum(filter, count);
        store(filter, row, rows);
      }
    }
  }

  private void sum(int filter, int count) {
    Arrays.fill(sums, 0, count, accumulated.bias(filter));
    int end = taps.first(filter + 1);
    for (int tap = taps.first(filter); tap < end; tap = safe[tap]) {
      kernel.add(tap, safe[tap], sums);
    }
  }

  private void store(int filter, int row, int rows) {
    if (pool != null) {
      pool.store(filter, sums);
      return;
    }
    for (int r = 0; r < rows; r++) {
      int at = (filter * phases.height + row + r) * phases.width;
      if (y != null) {
        accumulated.toInt8(filter, sums, r * phases.pitch, phases.width, y, at);
      } else {
        accumulated.toFloat(filter, sums, r * phases.pitch, phases.width, real, at);
      }
    }
  }
}
