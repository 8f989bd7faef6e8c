package org.ganglion.tensor.onednn.layer;

import java.nio.FloatBuffer;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.DropoutMask;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.random.RandomStream;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;
import org.ganglion.tensor.onednn.plan.When;
import org.ganglion.tensor.support.DropoutFill;

/** Dropout over row-major memory, so that elements count as the mask's definition says. */
final class DropoutLayer {
  private static final int PIECE = 2048;

  private final float[] factors;
  private final float[] piece = new float[PIECE];

  private long seed;
  private RandomStream stream;

  private DropoutLayer(int count) {
    factors = new float[count];
  }

  static Runnable build(PlanBuilder plan, Vertex vertex, Layer.Dropout layer) {
    Value source = plan.input(vertex);
    Area x = plan.read(source);
    Value result = plan.define(vertex, 0, plan.plain(source.axes()));
    int count = Math.toIntExact(x.bytes() / Float.BYTES);
    FloatBuffer y = result.area().floats();
    plan.forward(() -> y.put(0, x.floats(), 0, count), When.of(Mode.INFERENCE));
    if (!plan.context().learns()) {
      return () -> {};
    }
    DropoutLayer kernel = new DropoutLayer(count);
    plan.forward(
        () -> {
          DropoutFill.fill(kernel.stream(plan.context().seed(), vertex.name()), layer.rate(), plan.context().passes(), kernel.factors, count);
          kernel.apply(x.floats(), y);
        },
        When.LEARNING);
    return () -> {
      Area gradient = plan.gradient(result, Dnnl.plain(source.axes()));
      Area target = gradient == null ? null : plan.contribution(source, gradient.layout());
      if (target != null) {
        plan.backward(() -> kernel.apply(gradient.floats(), target.floats()), source.wanted());
      }
    };
  }

  /** The stream of the node; another one when the network went on from a state with another seed. */
  private RandomStream stream(long current, String node) {
    if (stream == null || current != seed) {
      seed = current;
      stream = DropoutMask.stream(seed, node);
    }
    return stream;
  }

  private void apply(FloatBuffer from, FloatBuffer to) {
    for (int start = 0; start < factors.length; start += PIECE) {
      int n = Math.min(PIECE, factors.length - start);
      from.get(start, piece, 0, n);
      for (int i = 0; i < n; i++) {
        piece[i] *= factors[start + i];
      }
      to.put(start, piece, 0, n);
    }
  }
}
