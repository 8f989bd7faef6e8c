package org.ganglion.tensor.onednn.layer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ganglion.api.engine.UnsupportedNetworkException;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.onednn.plan.PlanBuilder;

/** Hands every vertex to the code of its family, with the activation behind it where both are computed in one go. */
public final class LayerFamilies {
  private LayerFamilies() {}

  /** Adds the forward operations of a network; returns, in forward order, what adds the backward operations. */
  public static List<Runnable> build(PlanBuilder plan, NetworkGraph graph) {
    List<Runnable> reverse = new ArrayList<>();
    Set<Vertex> fused = new HashSet<>();
    for (Vertex vertex : graph.vertices()) {
      if (fused.contains(vertex)) {
        continue;
      }
      Optional<Vertex> activation = fusable(plan, graph, vertex);
      activation.ifPresent(fused::add);
      try {
        reverse.add(build(plan, vertex, activation));
      } catch (RuntimeException e) {
        if (e instanceof UnsupportedNetworkException || e.getClass() != RuntimeException.class) {
          throw e;
        }
        throw new UnsupportedNetworkException("oneDNN cannot compute node '" + vertex.name() + "' (" + name(vertex) + "): " + e.getMessage());
      }
    }
    return reverse;
  }

  /** Why a vertex cannot be computed here, with its name; empty when it can. */
  public static Optional<String> refuses(Vertex vertex) {
    if (vertex.layer() instanceof Layer.TransposedConvolution layer && layer.groups() > 1 && Geometry.cutsNegative(layer)) {
      return Optional.of("node '" + vertex.name() + "' (TransposedConvolution) has groups and more output padding than padding to take it from");
    }
    return Optional.empty();
  }

  private static String name(Vertex vertex) {
    return vertex.layer().getClass().getSimpleName();
  }

  private static Optional<Vertex> fusable(PlanBuilder plan, NetworkGraph graph, Vertex vertex) {
    boolean family = vertex.layer() instanceof Layer.Dense || Geometry.applies(vertex);
    if (!family || graph.outputs().stream().anyMatch(output -> !output.edge().input() && output.edge().source().equals(vertex.name()))) {
      return Optional.empty();
    }
    List<Vertex> consumers =
        graph.vertices().stream()
            .filter(other -> other.inputs().stream().anyMatch(edge -> !edge.input() && edge.source().equals(vertex.name())))
            .toList();
    return consumers.size() == 1 && consumers.get(0).layer() instanceof Layer.Activation activation && Elementwise.fuses(activation, plan.training())
        ? Optional.of(consumers.get(0))
        : Optional.empty();
  }

  private static Runnable build(PlanBuilder plan, Vertex vertex, Optional<Vertex> activation) {
    return switch (vertex.layer()) {
      case Layer.Dense layer -> DenseLayer.build(plan, vertex, activation);
      case Layer.Convolution layer -> ConvolutionLayer.build(plan, vertex, activation);
      case Layer.TransposedConvolution layer when ColumnsLayer.serves(vertex, layer) -> ColumnsLayer.build(plan, vertex, layer);
      case Layer.TransposedConvolution layer -> ConvolutionLayer.build(plan, vertex, activation);
      case Layer.Pooling layer ->
          PoolingLayer.build(plan, vertex, layer.pool(), layer.kernel(), layer.stride(), layer.padding(), layer.includePadding());
      case Layer.GlobalPooling layer -> PoolingLayer.global(plan, vertex, layer.pool());
      case Layer.BatchNormalisation layer -> BatchNormalisationLayer.build(plan, vertex, layer);
      case Layer.Activation layer when layer.function() == Layer.Function.SOFTMAX -> SoftmaxLayer.build(plan, vertex);
      case Layer.Activation layer -> ActivationLayer.build(plan, vertex, layer);
      case Layer.Dropout layer -> DropoutLayer.build(plan, vertex, layer);
      case Layer.Flatten layer -> ReshapeLayer.build(plan, vertex);
      case Layer.Reshape layer -> ReshapeLayer.build(plan, vertex);
      case Layer.Add layer -> CombineLayers.add(plan, vertex);
      case Layer.Multiply layer -> CombineLayers.multiply(plan, vertex);
      case Layer.Concatenate layer -> ConcatenateLayer.build(plan, vertex, layer);
      case Layer.Upsampling layer -> UpsamplingLayer.build(plan, vertex);
      case Layer.ZeroPadding layer -> ZeroPaddingLayer.build(plan, vertex, layer);
      case Layer.Embedding layer -> EmbeddingLayer.build(plan, vertex, layer);
      case Layer.Lstm layer -> LstmLayer.build(plan, vertex, layer);
      case Layer.Custom layer -> CustomLayer.build(plan, vertex, layer);
      case Layer.Composite layer -> throw new IllegalStateException("composite '" + vertex.name() + "' was not expanded");
    };
  }
}
