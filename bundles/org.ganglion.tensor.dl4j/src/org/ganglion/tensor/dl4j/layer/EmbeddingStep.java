package org.ganglion.tensor.dl4j.layer;

import java.nio.FloatBuffer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Parameter;
import org.ganglion.tensor.dl4j.memory.Indices;
import org.ganglion.tensor.dl4j.memory.Value;
import org.ganglion.tensor.dl4j.memory.Weights;

/** Rows of a table. The integers have no gradient; the table's rows add up what reaches them. */
final class EmbeddingStep implements LayerStep {
  private final String network;
  private final String node;
  private final Indices indices;
  private final Value output;
  private final Weights weights;
  private final int offset;
  private final int entries;
  private final float[] row;
  private final float[] change;

  EmbeddingStep(String network, Vertex vertex, Indices indices, Value output, Weights weights) {
    Parameter table = vertex.parameters().get("weight");
    this.network = network;
    this.node = vertex.name();
    this.indices = indices;
    this.output = output;
    this.weights = weights;
    this.offset = Math.toIntExact(table.offset());
    this.entries = table.shape().dim(0);
    this.row = new float[table.shape().dim(1)];
    this.change = new float[row.length];
  }

  @Override
  public void forward(Pass pass) {
    int count = pass.batch() * indices.sample();
    for (int i = 0; i < count; i++) {
      int entry = indices.get(i);
      if (entry < 0 || entry >= entries) {
        throw new IllegalArgumentException(
            "network '" + network + "': the embedding '" + node + "' has entries 0 to " + (entries - 1) + ", it is asked for " + entry);
      }
      output.data().floats().put(i * row.length, weights.parameters().floats(), offset + entry * row.length, row.length);
    }
  }

  @Override
  public void backward(Pass pass) {
    if (!pass.parameters()) {
      return;
    }
    FloatBuffer gradients = weights.gradients().floats();
    int count = pass.batch() * indices.sample();
    for (int i = 0; i < count; i++) {
      int at = offset + indices.get(i) * row.length;
      gradients.get(at, row);
      output.gradient().floats().get(i * row.length, change);
      for (int j = 0; j < row.length; j++) {
        row[j] += change[j];
      }
      gradients.put(at, row);
    }
  }
}
