package org.ganglion.tensor.onednn.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Parameter;
import org.ganglion.tensor.onednn.tiny.SkippingProduct;

/** What all plans of a network share: parameters, running statistics, what gradients they compute, the seed and the count of passes. */
public final class PlanContext {
  private final ParameterStore parameters;
  private final Statistics statistics;
  private final Set<Gradient> gradients;
  private long seed;
  private final boolean learns;
  private final Map<String, SkippingProduct> skipping = new LinkedHashMap<>();
  private long passes;

  public PlanContext(ParameterStore parameters, Statistics statistics, Set<Gradient> gradients, long seed, boolean learns) {
    this.parameters = parameters;
    this.statistics = statistics;
    this.gradients = gradients;
    this.seed = seed;
    this.learns = learns;
  }

  /** The parameters. */
  public ParameterStore parameters() {
    return parameters;
  }

  /** Running statistics. */
  public Statistics statistics() {
    return statistics;
  }

  /** What backward passes may be asked for. */
  public Set<Gradient> gradients() {
    return gradients;
  }

  /** Whether forward passes other than inference may come: not in handles that only infer. */
  public boolean learns() {
    return learns;
  }

  /** The network's seed. */
  public long seed() {
    return seed;
  }

  /** Goes on under another seed. */
  public void seed(long other) {
    seed = other;
  }

  /** Forward passes other than inference before this one. */
  public long passes() {
    return passes;
  }

  /** Sets the count of passes. */
  public void passes(long count) {
    passes = count;
  }

  /** The weights of a dense layer in Java, the same for all plans; {@link #refresh()} brings them up to date. */
  public SkippingProduct skipping(Vertex vertex) {
    return skipping.computeIfAbsent(
        vertex.name(),
        name -> {
          Parameter weight = vertex.parameters().get("weight");
          Parameter bias = vertex.parameters().get("bias");
          SkippingProduct product =
              new SkippingProduct(
                  weight.shape().dim(1), weight.shape().dim(0), Math.toIntExact(weight.offset()), bias == null ? -1 : Math.toIntExact(bias.offset()));
          product.load(parameters.exportValues());
          return product;
        });
  }

  /** Takes the parameters over into what lies in Java. */
  public void refresh() {
    if (!skipping.isEmpty()) {
      float[] values = parameters.exportValues();
      skipping.values().forEach(product -> product.load(values));
    }
  }
}
