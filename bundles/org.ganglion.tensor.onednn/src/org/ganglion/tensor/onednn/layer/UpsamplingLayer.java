package org.ganglion.tensor.onednn.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;
import org.ganglion.tensor.onednn.plan.When;

/** Every cell repeated along both axes, row by row in Java: nothing is computed, so the copies are all there is to it. */
final class UpsamplingLayer {
  private final int rows;
  private final int width;
  private final int tall;
  private final int wide;
  private final float[] small;
  private final float[] large;

  private UpsamplingLayer(long[] axes, int tall, int wide) {
    rows = Math.toIntExact(axes[0] * axes[1] * axes[2]);
    width = Math.toIntExact(axes[3]);
    this.tall = tall;
    this.wide = wide;
    small = new float[width];
    large = new float[width * wide];
  }

  static Runnable build(PlanBuilder plan, Vertex vertex) {
    Layer.Upsampling layer = (Layer.Upsampling) vertex.layer();
    Value source = plan.input(vertex);
    Area x = plan.read(source);
    Value result = plan.define(vertex, 0, plan.plain(plan.batched(vertex.shape())));
    UpsamplingLayer kernel = new UpsamplingLayer(source.axes(), layer.factor().height(), layer.factor().width());
    plan.forward(() -> kernel.forward(x.floats(), result.area().floats()), When.ALWAYS);
    return () -> {
      Area gradient = plan.gradient(result, result.area().layout());
      Area target = gradient == null ? null : plan.contribution(source, Dnnl.plain(source.axes()));
      if (target != null) {
        plan.backward(() -> kernel.backward(gradient.floats(), target.floats()), source.wanted());
      }
    };
  }

  private void forward(FloatBuffer x, FloatBuffer y) {
    for (int row = 0; row < rows; row++) {
      x.get(row * width, small);
      for (int i = 0; i < large.length; i++) {
        large[i] = small[i / wide];
      }
      for (int copy = 0; copy < tall; copy++) {
        y.put((row * tall + copy) * large.length, large);
      }
    }
  }

  private void backward(FloatBuffer dy, FloatBuffer dx) {
    for (int row = 0; row < rows; row++) {
      Arrays.fill(small, 0);
      for (int copy = 0; copy < tall; copy++) {
        dy.get((row * tall + copy) * large.length, large);
        for (int i = 0; i < large.length; i++) {
          small[i / wide] += large[i];
        }
      }
      dx.put(row * width, small);
    }
  }
}
