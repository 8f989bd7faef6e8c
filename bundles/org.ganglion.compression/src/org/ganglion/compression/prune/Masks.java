package org.ganglion.compression.prune;

import java.util.BitSet;
import java.util.List;
import org.ganglion.api.engine.Network;

/** Which weights of a network are removed. What is removed stays so: holding the masks after every step keeps training from bringing it back. */
public final class Masks {
  private final List<WeightMatrix> matrices;
  private final BitSet removed;

  public Masks(List<WeightMatrix> matrices) {
    this(matrices, new BitSet());
  }

  private Masks(List<WeightMatrix> matrices, BitSet removed) {
    this.matrices = matrices;
    this.removed = removed;
  }

  /** The zeros that weights have already. */
  public static Masks ofZeros(List<WeightMatrix> matrices, float[] parameters) {
    Masks masks = new Masks(matrices);
    for (WeightMatrix matrix : matrices) {
      for (int i = matrix.offset(); i < matrix.offset() + matrix.size(); i++) {
        masks.removed.set(i, parameters[i] == 0);
      }
    }
    return masks;
  }

  /** Removes a weight. */
  public void remove(int position) {
    removed.set(position);
  }

  /** Brings a weight back. */
  public void restore(int position) {
    removed.clear(position);
  }

  /** Whether a weight is removed. */
  public boolean removed(int position) {
    return removed.get(position);
  }

  /** Weights of all matrices. */
  public long total() {
    return matrices.stream().mapToLong(WeightMatrix::size).sum();
  }

  /** Weights that are left. */
  public long kept() {
    return total() - removed.cardinality();
  }

  /** Share of the weights that is removed. */
  public double sparsity() {
    return (double) removed.cardinality() / total();
  }

  /** Share of a matrix's weights that is removed. */
  public double sparsity(WeightMatrix matrix) {
    return (double) removed.get(matrix.offset(), matrix.offset() + matrix.size()).cardinality() / matrix.size();
  }

  /** Sets removed weights to zero. */
  public void apply(float[] parameters) {
    for (int i = removed.nextSetBit(0); i >= 0; i = removed.nextSetBit(i + 1)) {
      parameters[i] = 0;
    }
  }

  /** Sets removed weights of a network to zero, for instance after a step. */
  public void hold(Network network) {
    float[] parameters = network.parameters();
    apply(parameters);
    network.setParameters(parameters);
  }

  /** The same removals, changed by themselves from now on. */
  public Masks copy() {
    return new Masks(matrices, (BitSet) removed.clone());
  }
}
