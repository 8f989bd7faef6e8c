package org.ganglion.tensor.onednn.layer;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.natives.Area;
import org.ganglion.tensor.onednn.natives.Dnnl;
import org.ganglion.tensor.onednn.plan.PlanBuilder;
import org.ganglion.tensor.onednn.plan.Value;
import org.ganglion.tensor.onednn.plan.When;

/** Rows of a table, copied one by one; the gradient adds them back in the order of the batch. */
final class EmbeddingLayer {
  private final String network;
  private final String name;
  private final int entries;
  private final int width;
  private final int count;
  private final ByteBuffer indices;
  private final float[] row;
  private final float[] sum;

  private EmbeddingLayer(String network, String name, Layer.Embedding layer, Area x, long count) {
    this.network = network;
    this.name = name;
    entries = layer.entries();
    width = layer.width();
    this.count = Math.toIntExact(count);
    indices = x.buffer();
    row = new float[width];
    sum = new float[width];
  }

  static Runnable build(PlanBuilder plan, Vertex vertex, Layer.Embedding layer) {
    Value source = plan.input(vertex);
    Area table = plan.parameter(vertex, "weight");
    Value result = plan.define(vertex, 0, plan.plain(plan.batched(vertex.shape())));
    EmbeddingLayer kernel =
        new EmbeddingLayer(plan.network(), vertex.name(), layer, plan.read(source), Arrays.stream(source.axes()).reduce(1, (a, b) -> a * b));
    plan.forward(() -> kernel.forward(table.floats(), result.area().floats()), When.ALWAYS);
    return () -> {
      Area gradient = plan.gradient(result, result.area().layout());
      if (gradient != null) {
        Area target = plan.parameterGradient(vertex, "weight", Dnnl.plain((long) layer.entries() * layer.width()));
        plan.backward(() -> kernel.backward(gradient.floats(), target.floats()), When.PARAMETERS);
        plan.done(vertex, "weight", target);
      }
    };
  }

  private void forward(FloatBuffer table, FloatBuffer y) {
    for (int i = 0; i < count; i++) {
      int entry = indices.getInt(i * Integer.BYTES);
      if (entry < 0 || entry >= entries) {
        throw new IllegalArgumentException(
            "network '" + network + "': embedding '" + name + "' has entries 0 to " + (entries - 1) + ", it is asked for " + entry);
      }
      y.put(i * width, table, entry * width, width);
    }
  }

  private void backward(FloatBuffer dy, FloatBuffer dTable) {
    Arrays.fill(sum, 0);
    for (int entry = 0; entry < entries; entry++) {
      dTable.put(entry * width, sum);
    }
    for (int i = 0; i < count; i++) {
      int entry = indices.getInt(i * Integer.BYTES);
      dy.get(i * width, row);
      dTable.get(entry * width, sum);
      for (int k = 0; k < width; k++) {
        sum[k] += row[k];
      }
      dTable.put(entry * width, sum);
    }
  }
}
