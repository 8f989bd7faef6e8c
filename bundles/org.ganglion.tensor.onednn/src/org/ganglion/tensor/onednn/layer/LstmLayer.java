package org.ganglion.tensor.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.Arrays;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;
import org.ganglion.tensor.onednn.plan.When;

/**
 * LSTM unrolled over time in time-major memory: one product for all inputs at once, one small product a step for the state, gates in vectorised Java. It
 * takes initial states and the keep mask as they come, which oneDNN's own cell does not, and needs no conversion of weights for the backward pass.
 */
final class LstmLayer {
  private final PlanBuilder plan;
  private final Dnnl dnnl;
  private final Vertex vertex;
  private final Value source;
  private final long batch;
  private final long steps;
  private final long features;
  private final long units;
  private final Area x;
  private final Area gates;
  /** States by step: slot t is the state before step t, slot {@code steps} the last. */
  private final Area hidden;
  private final Area cell;
  /** States before each step times keep; the same memory where there is no mask. */
  private final Area keptHidden;
  private final Area keptCell;
  private final LstmKernel kernel;
  private final Value[] results = new Value[3];

  private LstmLayer(PlanBuilder plan, Vertex vertex, Layer.Lstm layer) {
    this.plan = plan;
    this.dnnl = plan.dnnl();
    this.vertex = vertex;
    source = plan.input(vertex);
    batch = source.axes()[0];
    steps = source.axes()[1];
    features = source.axes()[2];
    units = layer.units();
    x = plan.read(source, timeMajor(features));
    gates = plan.plain(steps * batch, 4 * units);
    hidden = plan.plain((steps + 1) * batch, units);
    cell = plan.plain((steps + 1) * batch, units);
    boolean masked = vertex.inputs().size() == 4;
    keptHidden = masked ? plan.plain(steps * batch, units) : hidden;
    keptCell = masked ? plan.plain(steps * batch, units) : cell;
    Area keep = masked ? plan.read(input(3)) : null;
    Area squashed = plan.plain(steps * batch, units);
    kernel = new LstmKernel((int) batch, (int) steps, (int) units, gates, hidden, cell, keptHidden, keptCell, keep, squashed);
  }

  static Runnable build(PlanBuilder plan, Vertex vertex, Layer.Lstm layer) {
    LstmLayer build = new LstmLayer(plan, vertex, layer);
    build.forward();
    return build::backward;
  }

  private Value input(int at) {
    return plan.value(vertex.inputs().get(at));
  }

  private memory.desc timeMajor(long width) {
    return Dnnl.strided(new long[] {batch, steps, width}, new long[] {width, batch * width, 1});
  }

  private static memory.desc rows(long rows, long columns) {
    return Dnnl.strided(new long[] {rows, columns}, new long[] {columns, 1});
  }

  private static memory.desc turned(long rows, long columns) {
    return Dnnl.strided(new long[] {rows, columns}, new long[] {1, rows});
  }

  /** The part of time-major memory that belongs to one step. */
  private Area step(Area whole, long step, long width) {
    return dnnl.area(rows(batch, width), whole.address() + step * batch * width * Float.BYTES);
  }

  private void forward() {
    if (vertex.inputs().size() > 1) {
      plan.forward(dnnl.reorder(plan.read(input(1)), step(hidden, 0, units)), When.ALWAYS);
      plan.forward(dnnl.reorder(plan.read(input(2)), step(cell, 0, units)), When.ALWAYS);
    }
    long all = steps * batch;
    matmul.primitive_desc inputs =
        new matmul.primitive_desc(
            dnnl.cpu(), rows(all, features), turned(features, 4 * units), rows(1, 4 * units), rows(all, 4 * units), Dnnl.attributes(null), false);
    plan.forward(
        dnnl.bind(
            new matmul(inputs), DNNL_ARG_SRC, plan.view(x, rows(all, features)), DNNL_ARG_WEIGHTS,
            plan.parameter(vertex, "weight", turned(features, 4 * units)), DNNL_ARG_BIAS, plan.parameter(vertex, "bias", rows(1, 4 * units)),
            DNNL_ARG_DST, gates),
        When.ALWAYS);
    matmul recurrent =
        new matmul(
            new matmul.primitive_desc(dnnl.cpu(), rows(batch, units), turned(units, 4 * units), rows(batch, 4 * units), adding(), false));
    Area weights = plan.parameter(vertex, "recurrent", turned(units, 4 * units));
    for (int t = 0; t < steps; t++) {
      int step = t;
      plan.forward(() -> kernel.keep(step), When.ALWAYS);
      plan.forward(
          dnnl.bind(
              recurrent, DNNL_ARG_SRC, step(keptHidden, t, units), DNNL_ARG_WEIGHTS, weights, DNNL_ARG_DST, step(gates, t, 4 * units)),
          When.ALWAYS);
      plan.forward(() -> kernel.forward(step), When.ALWAYS);
    }
    results[0] = plan.define(vertex, 0, dnnl.area(timeMajor(units), step(hidden, 1, units).address()));
    results[1] = plan.define(vertex, 1, dnnl.area(Dnnl.plain(batch, units), step(hidden, steps, units).address()));
    results[2] = plan.define(vertex, 2, dnnl.area(Dnnl.plain(batch, units), step(cell, steps, units).address()));
  }

  private static primitive_attr adding() {
    post_ops operations = new post_ops();
    operations.append_sum();
    return Dnnl.attributes(operations);
  }

  private void backward() {
    Area dy = plan.gradient(results[0], timeMajor(units));
    Area dh = plan.gradient(results[1], Dnnl.plain(batch, units));
    Area dc = plan.gradient(results[2], Dnnl.plain(batch, units));
    int occasions = results[0].wanted();
    if (occasions == 0 || dy == null && dh == null && dc == null) {
      return;
    }
    Area sums = plan.plain(steps * batch, 4 * units);
    Area back = plan.plain(batch, units);
    LstmKernel.Gradients gradients = kernel.gradients(dy, dh, dc, sums, back, vertex.inputs().size() == 4 ? keepGradient() : null);
    plan.backward(gradients::begin, occasions);
    matmul recurrent =
        new matmul(
            new matmul.primitive_desc(dnnl.cpu(), rows(batch, 4 * units), rows(4 * units, units), rows(batch, units), Dnnl.attributes(null), false));
    Area weights = plan.parameter(vertex, "recurrent", rows(4 * units, units));
    for (int t = (int) steps - 1; t >= 0; t--) {
      int step = t;
      plan.backward(() -> gradients.backward(step), occasions);
      plan.backward(
          dnnl.bind(recurrent, DNNL_ARG_SRC, step(sums, t, 4 * units), DNNL_ARG_WEIGHTS, weights, DNNL_ARG_DST, back), occasions);
      plan.backward(() -> gradients.keep(step), occasions);
    }
    states(gradients, back);
    data(sums);
    weights("weight", x, features, sums);
    weights("recurrent", keptHidden, units, sums);
    bias(sums);
  }

  private Area keepGradient() {
    return plan.contribution(input(3), Dnnl.plain(batch, steps));
  }

  private void states(LstmKernel.Gradients gradients, Area back) {
    if (vertex.inputs().size() > 1) {
      Area first = plan.contribution(input(1), Dnnl.plain(batch, units));
      Area second = plan.contribution(input(2), Dnnl.plain(batch, units));
      if (first != null) {
        plan.backward(() -> first.floats().put(0, back.floats(), 0, (int) (batch * units)), input(1).wanted());
      }
      if (second != null) {
        plan.backward(() -> gradients.cellInto(second), input(2).wanted());
      }
    }
  }

  private void data(Area sums) {
    long all = steps * batch;
    Area target = plan.contribution(source, timeMajor(features));
    if (target != null) {
      matmul product =
          new matmul(
              new matmul.primitive_desc(dnnl.cpu(), rows(all, 4 * units), rows(4 * units, features), rows(all, features), Dnnl.attributes(null), false));
      plan.backward(
          dnnl.bind(
              product, DNNL_ARG_SRC, sums, DNNL_ARG_WEIGHTS, plan.parameter(vertex, "weight", rows(4 * units, features)), DNNL_ARG_DST,
              plan.view(target, rows(all, features))),
          source.wanted());
    }
  }

  private void weights(String name, Area from, long width, Area sums) {
    long all = steps * batch;
    memory.desc in = rows(all, width);
    Area target = plan.parameterGradient(vertex, name, rows(4 * units, width));
    matmul product =
        new matmul(new matmul.primitive_desc(dnnl.cpu(), turned(4 * units, all), in, rows(4 * units, width), Dnnl.attributes(null), false));
    plan.backward(
        dnnl.bind(
            product, DNNL_ARG_SRC, plan.view(sums, turned(4 * units, all)), DNNL_ARG_WEIGHTS, plan.view(from, in), DNNL_ARG_DST, target),
        When.PARAMETERS);
    plan.done(vertex, name, target);
  }

  /** The sum over all rows, as a product with a row of ones: it runs at the speed of memory. */
  private void bias(Area sums) {
    long all = steps * batch;
    Area ones = plan.plain(1, all);
    float[] one = new float[(int) all];
    Arrays.fill(one, 1);
    ones.floats().put(0, one);
    Area target = plan.parameterGradient(vertex, "bias", rows(1, 4 * units));
    matmul product = new matmul(new matmul.primitive_desc(dnnl.cpu(), rows(1, all), rows(all, 4 * units), rows(1, 4 * units), Dnnl.attributes(null), false));
    plan.backward(
        dnnl.bind(product, DNNL_ARG_SRC, ones, DNNL_ARG_WEIGHTS, sums, DNNL_ARG_DST, target), When.PARAMETERS);
    plan.done(vertex, "bias", target);
  }
}
