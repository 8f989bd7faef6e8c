package org.ganglion.tensor.onednn.tiny;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.tensor.DType;

/**
 * Inference of a small chain of dense layers in plain Java, sample by sample: with a few thousand weights and one or two samples a call into native
 * code costs more than the arithmetic.
 */
public final class TinyNetwork {
  private static final int MANY_WEIGHTS = 40_000;

  /** Products up to which a call is faster here than as calls of prepared native primitives. */
  private static final int MANY_PRODUCTS = 40_000;

  private final List<TinyLayer> layers;
  private final TinyLayer[] chain;
  private final float[] sample;
  private final int products;

  private TinyNetwork(List<TinyLayer> layers) {
    this.layers = layers;
    chain = layers.toArray(TinyLayer[]::new);
    sample = new float[chain[0].in];
    products = layers.stream().mapToInt(layer -> layer.in * layer.out).sum();
  }

  /** The network, when it is a short chain of dense layers of one float input and one output. */
  public static Optional<TinyNetwork> of(NetworkGraph graph) {
    boolean shape = graph.inputs().size() == 1 && graph.outputs().size() == 1 && graph.inputs().get(0).type() == DType.FLOAT32;
    if (!shape || graph.parameterCount() > MANY_WEIGHTS || graph.inputs().get(0).sample().rank() != 1) {
      return Optional.empty();
    }
    List<TinyLayer> layers = new ArrayList<>();
    String before = graph.inputs().get(0).name();
    List<Vertex> vertices = graph.vertices();
    for (int i = 0; i < vertices.size(); i++) {
      Vertex vertex = vertices.get(i);
      if (!follows(vertex, before) || !(vertex.layer() instanceof Layer.Dense)) {
        return Optional.empty();
      }
      before = vertex.name();
      Vertex next = i + 1 < vertices.size() ? vertices.get(i + 1) : null;
      TinyFunction function = TinyFunction.IDENTITY;
      if (next != null && next.layer() instanceof Layer.Activation activation) {
        Optional<TinyFunction> known = TinyFunction.of(activation);
        if (known.isEmpty() || !follows(next, before)) {
          return Optional.empty();
        }
        function = known.get();
        before = next.name();
        i++;
      }
      layers.add(layer(vertex, function));
    }
    boolean ends = graph.outputs().get(0).edge().source().equals(before);
    return ends && !layers.isEmpty() ? Optional.of(new TinyNetwork(layers)) : Optional.empty();
  }

  private static boolean follows(Vertex vertex, String before) {
    return vertex.inputs().size() == 1 && vertex.inputs().get(0).source().equals(before);
  }

  private static TinyLayer layer(Vertex vertex, TinyFunction function) {
    Parameter weight = vertex.parameters().get("weight");
    Parameter bias = vertex.parameters().get("bias");
    return new TinyLayer(
        weight.shape().dim(1), weight.shape().dim(0), Math.toIntExact(weight.offset()), bias == null ? -1 : Math.toIntExact(bias.offset()), function);
  }

  /** Whether a batch is computed faster here. */
  public boolean serves(int batch) {
    return batch <= 2 && batch * products <= MANY_PRODUCTS;
  }

  /** Takes parameters over, canonical layout. */
  public void load(float[] parameters) {
    layers.forEach(layer -> layer.load(parameters));
  }

  /** Computes a batch; both buffers from position 0. */
  public void forward(FloatBuffer from, FloatBuffer to, int batch) {
    int width = chain[chain.length - 1].out;
    for (int n = 0; n < batch; n++) {
      from.get(n * sample.length, sample);
      float[] value = sample;
      for (TinyLayer layer : chain) {
        value = layer.forward(value);
      }
      to.put(n * width, value, 0, width);
    }
  }
}
