package org.ganglion.tensor.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.List;
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
 * LSTM unrolled over time: one product a step with all weights side by side, [input | recurrent | bias], gates in vectorised Java. It takes initial
 * states and the keep mask as they come, which oneDNN's own cell does not. See {@link LstmMemory} for how the values lie.
 */
final class LstmLayer {
  private final PlanBuilder plan;
  private final Dnnl dnnl;
  private final Vertex vertex;
  private final Value source;
  private final LstmMemory memory;
  private final int batch;
  private final int steps;
  private final int features;
  private final int units;
  private final boolean masked;
  private final Area weights;
  private final LstmKernel kernel;
  private final Value[] results = new Value[3];

  private LstmLayer(PlanBuilder plan, Vertex vertex, Layer.Lstm layer) {
    this.plan = plan;
    this.dnnl = plan.dnnl();
    this.vertex = vertex;
    source = plan.input(vertex);
    memory = LstmMemory.of(plan, vertex, layer);
    batch = memory.batch();
    steps = memory.steps();
    features = memory.features();
    units = memory.units();
    masked = memory.keep() != null;
    weights = plan.plain(4L * units, memory.rows());
    kernel = new LstmKernel(memory, plan.training());
  }

  static Runnable build(PlanBuilder plan, Vertex vertex, Layer.Lstm layer) {
    LstmLayer build = new LstmLayer(plan, vertex, layer);
    build.forward();
    return build::backward;
  }

  private Value input(int at) {
    return plan.value(vertex.inputs().get(at));
  }

  private static memory.desc matrix(long rows, long columns) {
    return Dnnl.strided(new long[] {rows, columns}, new long[] {columns, 1});
  }

  /** A layout over memory that begins so many values behind the start of another. */
  private Area part(Area whole, memory.desc layout, long from) {
    return dnnl.area(layout, whole.address() + from * Float.BYTES);
  }

  /** The columns of a matrix as wide as {@link #weights} that belong to one parameter. */
  private Area columns(Area all, String parameter) {
    int from = parameter.equals("weight") ? 0 : parameter.equals("recurrent") ? features : features + units;
    int width = parameter.equals("weight") ? features : parameter.equals("recurrent") ? units : 1;
    return part(all, Dnnl.strided(new long[] {4L * units, width}, new long[] {memory.rows(), 1}), from);
  }

  private Area parameter(String name, Area columns) {
    long[] axes = Dnnl.axes(columns.layout());
    return plan.parameter(vertex, name, matrix(axes[0], axes[1]));
  }

  private matmul product(memory.desc left, memory.desc right, memory.desc into, primitive_attr attributes) {
    return new matmul(new matmul.primitive_desc(dnnl.cpu(), left, right, into, attributes, false));
  }

  private void forward() {
    for (String name : List.of("weight", "recurrent", "bias")) {
      Area columns = columns(weights, name);
      plan.forward(dnnl.reorder(parameter(name, columns), columns), When.ALWAYS);
    }
    memory.desc inputs = memory.sequence(features, (long) memory.rows() * batch);
    plan.forward(dnnl.reorder(plan.read(source, source.area().layout()), part(memory.stack(), inputs, 0)), When.ALWAYS);
    if (vertex.inputs().size() > 1) {
      memory.desc state = LstmMemory.turned(batch, units);
      plan.forward(dnnl.reorder(plan.read(input(1)), part(memory.hidden(), state, memory.hidden(0))), When.ALWAYS);
      plan.forward(dnnl.reorder(plan.read(input(2)), memory.firstCell()), When.ALWAYS);
    }
    plan.forward(kernel::begin, When.ALWAYS);
    memory.desc stacked = matrix(memory.rows(), batch);
    matmul sums = product(weights.layout(), stacked, memory.gates().layout(), Dnnl.attributes(null));
    for (int t = 0; t < steps; t++) {
      int step = t;
      if (masked) {
        plan.forward(() -> kernel.keep(step), When.ALWAYS);
      }
      plan.forward(
          dnnl.bind(sums, DNNL_ARG_WEIGHTS, stack(t, stacked), DNNL_ARG_SRC, weights, DNNL_ARG_DST, memory.gates()), When.ALWAYS);
      plan.forward(() -> kernel.forward(step), When.ALWAYS);
    }
    results();
  }

  private Area stack(int step, memory.desc layout) {
    return part(memory.stack(), layout, (long) step * memory.rows() * batch);
  }

  /** Brings into row-major order what somebody reads. */
  private void results() {
    Area[] lie = {
      part(memory.hidden(), memory.sequence(units, memory.hiddenStride()), memory.hidden(1)),
      part(memory.hidden(), LstmMemory.turned(batch, units), memory.hidden(steps)), memory.lastCell()
    };
    for (int port = 0; port < lie.length; port++) {
      Area result = lie[port];
      if (plan.reads(vertex, port)) {
        result = plan.plain(Dnnl.axes(lie[port].layout()));
        plan.forward(dnnl.reorder(lie[port], result), When.ALWAYS);
      }
      results[port] = plan.define(vertex, port, result);
    }
  }

  private void backward() {
    memory.desc state = LstmMemory.turned(batch, units);
    Area dy = plan.gradient(results[0], memory.sequence(units, (long) units * batch));
    Area dh = plan.gradient(results[1], state);
    Area dc = plan.gradient(results[2], state);
    int occasions = results[0].wanted();
    if (occasions == 0 || dy == null && dh == null && dc == null) {
      return;
    }
    // gradients of a step's input and of the state before it come from one product; where nobody wants the first, of the second alone
    int skipped = source.wanted() == 0 ? features : 0;
    int height = features + units - skipped;
    Area turned = plan.plain(height, 4L * units);
    memory.desc columns = Dnnl.strided(new long[] {height, 4L * units}, new long[] {1, memory.rows()});
    plan.backward(dnnl.reorder(part(weights, columns, skipped), turned), occasions);
    Area sums = plan.plain(4L * units, batch);
    Area back = plan.plain(skipped > 0 ? 1 : steps, height, batch);
    int stride = skipped > 0 ? 0 : height * batch;
    LstmKernel.Gradients gradients =
        kernel.gradients(dy, dh, dc, sums, back, (features - skipped) * batch, stride, masked ? plan.contribution(input(3), Dnnl.plain(batch, steps))
        : null);
    plan.backward(gradients::begin, occasions);
    memory.desc returned = matrix(height, batch);
    matmul data = product(turned.layout(), sums.layout(), returned, Dnnl.attributes(null));
    Area learned = plan.plain(4L * units, memory.rows());
    memory.desc across = LstmMemory.turned(batch, memory.rows());
    matmul first = product(sums.layout(), across, learned.layout(), Dnnl.attributes(null));
    matmul further = product(sums.layout(), across, learned.layout(), adding());
    for (int t = steps - 1; t >= 0; t--) {
      int step = t;
      plan.backward(() -> gradients.backward(step), occasions);
      plan.backward(
          dnnl.bind(t == steps - 1 ? first : further, DNNL_ARG_SRC, sums, DNNL_ARG_WEIGHTS, stack(t, across), DNNL_ARG_DST, learned),
          When.PARAMETERS);
      plan.backward(
          dnnl.bind(data, DNNL_ARG_SRC, turned, DNNL_ARG_WEIGHTS, sums, DNNL_ARG_DST, part(back, returned, (long) step * stride)), occasions);
      plan.backward(() -> gradients.keep(step), occasions);
    }
    states(gradients);
    if (skipped == 0) {
      Area target = plan.contribution(source, Dnnl.plain(source.axes()));
      plan.backward(dnnl.reorder(part(back, memory.sequence(features, stride), 0), target), source.wanted());
    }
    for (String name : List.of("weight", "recurrent", "bias")) {
      Area from = columns(learned, name);
      long[] axes = Dnnl.axes(from.layout());
      Area target = plan.parameterGradient(vertex, name, matrix(axes[0], axes[1]));
      plan.backward(dnnl.reorder(from, target), When.PARAMETERS);
      plan.done(vertex, name, target);
    }
  }

  private void states(LstmKernel.Gradients gradients) {
    if (vertex.inputs().size() > 1) {
      Area first = plan.contribution(input(1), LstmMemory.turned(batch, units));
      Area second = plan.contribution(input(2), LstmMemory.turned(batch, units));
      if (first != null) {
        plan.backward(() -> gradients.hiddenInto(first), input(1).wanted());
      }
      if (second != null) {
        plan.backward(() -> gradients.cellInto(second), input(2).wanted());
      }
    }
  }

  private static primitive_attr adding() {
    post_ops operations = new post_ops();
    operations.append_sum();
    return Dnnl.attributes(operations);
  }
}
