package org.ganglion.edge.model;

/** What a layer costs by the model that wrote the package: one row of its cost table. */
public final class LayerCost {
  public final String layer;

  /** Weights that are not zero. */
  public final long weights;

  /** Multiply-adds that are left. */
  public final long multiplyAdds;

  /** Bytes of weights in the package. */
  public final long bytes;

  /** Predicted energy of one inference in nanojoule. */
  public final double nanojoule;

  /** Predicted time of one inference in microseconds; not a number where it was not predicted. */
  public final double microseconds;

  /** As above. */
  public LayerCost(String layer, long weights, long multiplyAdds, long bytes, double nanojoule, double microseconds) {
    this.layer = EdgeNames.checked(layer);
    this.weights = weights;
    this.multiplyAdds = multiplyAdds;
    this.bytes = bytes;
    this.nanojoule = nanojoule;
    this.microseconds = microseconds;
  }
}
