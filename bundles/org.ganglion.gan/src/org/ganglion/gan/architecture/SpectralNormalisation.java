package org.ganglion.gan.architecture;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.random.RandomStream;

/**
 * Spectral normalisation as a projection: after each step every weight matrix (axis 0 × the rest) is divided by an estimate of its largest singular value, so
 * that no layer enlarges a difference of its inputs by more than about 1. One power iteration a step, from a vector that is kept, is enough since weights move
 * slowly. Miyato et al. (2018) keep the raw weights and differentiate through the division; the projection keeps the divided ones and takes the plain
 * gradient, which differs only along the weight itself. A layer that adds up a product of features and learnt weights may be as large as a plain sum: with the
 * product it is one inner product, which the normalised weights in it bound already.
 */
public final class SpectralNormalisation {
  /** Power iterations before the first step, when the vectors are random. */
  private static final int FIRST = 15;

  private static final double LEAST = 1e-12;

  private final Network network;
  private final List<Parameter> weights = new ArrayList<>();
  private final List<float[]> vectors = new ArrayList<>();
  private final List<Double> limits = new ArrayList<>();

  /** Takes a network's weights in hand, and normalises them. */
  public SpectralNormalisation(Network network, long seed) {
    this.network = network;
    for (Parameter block : network.graph().parameters()) {
      if (block.shape().rank() >= 2) {
        weights.add(block);
        limits.add(sumsProduct(network.graph().spec(), block.name()) ? Math.sqrt((double) block.size() / block.shape().dim(0)) : 1);
        RandomStream stream = RandomStream.of(seed, "spectral " + block.name());
        float[] vector = new float[block.shape().dim(0)];
        for (int i = 0; i < vector.length; i++) {
          vector[i] = (float) stream.normal(0, i);
        }
        vectors.add(vector);
      }
    }
    project(FIRST);
  }

  private static boolean sumsProduct(NetworkSpec spec, String block) {
    List<NetworkSpec.Node> nodes = spec.nodes();
    String owner = block.substring(0, block.lastIndexOf('.'));
    boolean product = false;
    for (NetworkSpec.Node node : nodes) {
      List<String> inputs = node.inputs();
      if (node.name().equals(owner)) {
        return inputs.isEmpty() ? product : nodes.stream().anyMatch(from -> inputs.contains(from.name()) && from.layer() instanceof Layer.Multiply);
      }
      product = node.layer() instanceof Layer.Multiply;
    }
    return false;
  }

  /** Divides every weight by its largest singular value, as a share of its limit. */
  public void project() {
    project(1);
  }

  private void project(int iterations) {
    float[] values = network.parameters();
    for (int i = 0; i < weights.size(); i++) {
      Parameter block = weights.get(i);
      int from = Math.toIntExact(block.offset());
      double largest = largest(values, from, block.size(), vectors.get(i), iterations);
      for (int j = from; j < from + block.size(); j++) {
        values[j] /= (float) Math.max(largest / limits.get(i), LEAST);
      }
    }
    network.setParameters(values);
  }

  /** Estimates the largest singular value of a matrix in row order, and betters the vector of its rows. */
  static double largest(float[] values, int from, int size, float[] rows, int iterations) {
    int width = size / rows.length;
    float[] columns = new float[width];
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

  /** Writes the vectors. */
  public void write(DataOutput out) throws IOException {
    for (float[] vector : vectors) {
      for (float value : vector) {
        out.writeFloat(value);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public void read(DataInput in) throws IOException {
    for (float[] vector : vectors) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = in.readFloat();
      }
    }
  }
}
