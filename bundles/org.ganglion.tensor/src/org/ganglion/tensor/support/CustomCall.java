package org.ganglion.tensor.support;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.LayerKernel;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.tensor.Shape;

/** Puts together what a {@link LayerKernel} is called with. */
public final class CustomCall {
  private CustomCall() {}

  /**
   * A call for one batch size.
   *
   * @param inputs the inputs' values in canonical layout, in order
   * @param weights one buffer for each of the vertex's parameters, in order
   */
  public static LayerKernel.Call of(
      NetworkGraph.Vertex vertex, int batch, List<FloatBuffer> inputs, List<FloatBuffer> weights, boolean training) {
    List<Shape> shapes = vertex.inputs().stream().map(NetworkGraph.Edge::shape).toList();
    return new LayerKernel.Call(batch, shapes, inputs, weights, ((Layer.Custom) vertex.layer()).parameters(), training);
  }

  /** The vertex's blocks of a flat buffer, each from position 0, in order. */
  public static List<FloatBuffer> blocks(NetworkGraph.Vertex vertex, FloatBuffer flat) {
    List<FloatBuffer> blocks = new ArrayList<>();
    vertex.parameters().values().forEach(block -> blocks.add(flat.slice(Math.toIntExact(block.offset()), block.size())));
    return blocks;
  }
}
