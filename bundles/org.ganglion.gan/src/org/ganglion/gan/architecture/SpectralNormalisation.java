package org.ganglion.gan.architecture;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.random.RandomStream;

/**
 * Spectral normalisation (Miyato et al., 2018): every weight matrix (axis 0 × the rest) is used divided by an estimate σ of its largest singular
 * value, so that no layer enlarges a difference of its inputs by more than about 1. What learns is the weight before the division, and its gradient
 * goes through it: {@code (G − ⟨G, W/σ⟩·u·vᵀ)/σ}, with u and v the singular vectors. Without that every step would first of all enlarge the largest
 * singular value, and the division would then shrink all others until one was left. One power iteration a step, from a vector that is kept, is enough
 * since weights move slowly.
 *
 * <p>The network holds the divided weights; with σ they give those before the division. A layer that adds up a product of features and learnt weights
 * may be as
 * large as a plain sum: with the product it is one inner product, which the normalised weights in it bound already. So may a layer that spreads a
 * condition over a plane of the image's size, whose pixels are as large as the image's then: it bounds nothing of how the score depends on the image.
 */
public final class SpectralNormalisation {
  /** Power iterations before the first step, when the vectors are random. */
  private static final int FIRST = 15;

  private static final double LEAST = 1e-12;

  private static final String CONDITION = "condition";

  private final Network network;
  private final List<Parameter> weights = new ArrayList<>();
  private final List<float[]> rows = new ArrayList<>();
  private final List<float[]> columns = new ArrayList<>();
  private final List<Double> limits = new ArrayList<>();
  /** What each matrix was divided by last; times it, a matrix is what it was before. */
  private final List<Float> divisors = new ArrayList<>();

  /** Takes a network's weights in hand, and normalises them. */
  public SpectralNormalisation(Network network, long seed) {
    this.network = network;
    for (Parameter block : network.graph().parameters()) {
      if (block.shape().rank() >= 2) {
        weights.add(block);
        limits.add(limit(network.graph().spec(), block));
        RandomStream stream = RandomStream.of(seed, "spectral " + block.name());
        float[] vector = new float[block.shape().dim(0)];
        for (int i = 0; i < vector.length; i++) {
          vector[i] = (float) stream.normal(0, i);
        }
        rows.add(vector);
        columns.add(new float[block.size() / vector.length]);
        divisors.add(1f);
      }
    }
    project(FIRST);
  }

  /** The largest singular value that a matrix may have. */
  private static double limit(NetworkSpec spec, Parameter block) {
    String owner = block.name().substring(0, block.name().lastIndexOf('.'));
    boolean sumsProduct = false;
    boolean spreads = false;
    boolean multiplied = false;
    NetworkSpec.Node before = null;
    for (NetworkSpec.Node node : spec.nodes()) {
      List<String> inputs = node.inputs().isEmpty() && before != null ? List.of(before.name()) : node.inputs();
      if (node.name().equals(owner)) {
        sumsProduct = spec.nodes().stream().anyMatch(from -> inputs.contains(from.name()) && from.layer() instanceof Layer.Multiply);
        spreads = inputs.equals(List.of(CONDITION));
      }
      multiplied |= inputs.contains(owner) && node.layer() instanceof Layer.Multiply;
      before = node;
    }
    long rows = block.shape().dim(0);
    return sumsProduct ? Math.sqrt((double) block.size() / rows) : spreads && !multiplied ? Math.sqrt(rows) : 1;
  }

  /** Moves the weights before the division by the gradients that the network has accumulated, and divides anew. */
  public void step(Updater updater, double learningRate) {
    float[] values = network.parameters();
    float[] gradients = network.gradients();
    for (int i = 0; i < weights.size(); i++) {
      undo(values, gradients, i);
    }
    network.setParameters(values);
    network.setGradients(gradients);
    network.step(updater, learningRate);
    project(1);
  }

  /** From divided weights and their gradient to those before the division. */
  private void undo(float[] values, float[] gradients, int i) {
    int from = Math.toIntExact(weights.get(i).offset());
    int size = weights.get(i).size();
    float[] u = rows.get(i);
    float[] v = columns.get(i);
    float divisor = divisors.get(i);
    double along = 0;
    for (int j = from; j < from + size; j++) {
      along += gradients[j] * values[j];
      values[j] *= divisor;
    }
    double share = along / (limits.get(i) * divisor);
    for (int r = 0; r < u.length; r++) {
      float pull = (float) (share * u[r]);
      for (int c = 0; c < v.length; c++) {
        int j = from + r * v.length + c;
        gradients[j] = gradients[j] / divisor - pull * v[c];
      }
    }
  }

  private void project(int iterations) {
    float[] values = network.parameters();
    for (int i = 0; i < weights.size(); i++) {
      Parameter block = weights.get(i);
      int from = Math.toIntExact(block.offset());
      float[] u = rows.get(i).clone();
      float[] v = new float[columns.get(i).length];
      float divisor = (float) Math.max(largest(values, from, u, v, iterations) / limits.get(i), LEAST);
      if (Float.isFinite(divisor)) {
        for (int j = from; j < from + block.size(); j++) {
          values[j] /= divisor;
        }
        rows.set(i, u);
        columns.set(i, v);
        divisors.set(i, divisor);
      } // else the training has run away; it goes back to weights for which the vectors of now are good enough
    }
    network.setParameters(values);
  }

  /** Estimates the largest singular value of a matrix in row order, and betters the vectors of its rows and columns. */
  static double largest(float[] values, int from, float[] rows, float[] columns, int iterations) {
    int width = columns.length;
    double largest = 0;
    for (int iteration = 0; iteration < iterations; iteration++) {
      java.util.Arrays.fill(columns, 0);
      for (int r = 0; r < rows.length; r++) {
        for (int c = 0; c < width; c++) {
          columns[c] += values[from + r * width + c] * rows[r];
        }
      }
      unit(columns);
      for (int r = 0; r < rows.length; r++) {
        float sum = 0;
        for (int c = 0; c < width; c++) {
          sum += values[from + r * width + c] * columns[c];
        }
        rows[r] = sum;
      }
      largest = unit(rows);
    }
    return largest;
  }

  private static double unit(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    double length = Math.sqrt(square);
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.max(length, LEAST);
    }
    return length;
  }

  /** Writes what the weights do not tell. */
  public void write(DataOutput out) throws IOException {
    for (int i = 0; i < weights.size(); i++) {
      out.writeFloat(divisors.get(i));
      for (float[] vector : List.of(rows.get(i), columns.get(i))) {
        for (float value : vector) {
          out.writeFloat(value);
        }
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public void read(DataInput in) throws IOException {
    for (int i = 0; i < weights.size(); i++) {
      divisors.set(i, in.readFloat());
      for (float[] vector : List.of(rows.get(i), columns.get(i))) {
        for (int j = 0; j < vector.length; j++) {
          vector[j] = in.readFloat();
        }
      }
    }
  }
}
