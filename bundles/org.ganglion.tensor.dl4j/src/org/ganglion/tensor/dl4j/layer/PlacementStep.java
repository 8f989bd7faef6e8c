package org.ganglion.tensor.dl4j.layer;

import java.util.Arrays;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Size;
import org.ganglion.api.tensor.Shape;
import org.ganglion.tensor.dl4j.memory.Value;

/** Layers whose every output cell is one input cell or zero: zero padding and upsampling. The gradient of a cell is the sum over its copies. */
final class PlacementStep implements LayerStep {
  private final Value input;
  private final Value output;
  private final int[] source;
  private final float[] from;
  private final float[] to;

  private PlacementStep(Value input, Value output, int[] source) {
    this.input = input;
    this.output = output;
    this.source = source;
    this.from = new float[input.sample()];
    this.to = new float[output.sample()];
  }

  /** Zeros around an image. */
  static PlacementStep padding(Vertex vertex, Margins margins, Value input, Value output) {
    Shape in = vertex.inputs().get(0).shape();
    return new PlacementStep(input, output, sources(vertex, (y, x) -> {
      int row = y - margins.top();
      int column = x - margins.left();
      return row < 0 || row >= in.dim(1) || column < 0 || column >= in.dim(2) ? -1 : row * in.dim(2) + column;
    }));
  }

  /** Every cell repeated. */
  static PlacementStep upsampling(Vertex vertex, Size factor, Value input, Value output) {
    int width = vertex.inputs().get(0).shape().dim(2);
    return new PlacementStep(input, output, sources(vertex, (y, x) -> y / factor.height() * width + x / factor.width()));
  }

  private interface Place {
    int of(int y, int x);
  }

  private static int[] sources(Vertex vertex, Place place) {
    Shape in = vertex.inputs().get(0).shape();
    Shape out = vertex.shape();
    int[] sources = new int[Math.toIntExact(out.size())];
    int at = 0;
    for (int c = 0; c < out.dim(0); c++) {
      for (int y = 0; y < out.dim(1); y++) {
        for (int x = 0; x < out.dim(2); x++) {
          int cell = place.of(y, x);
          sources[at++] = cell < 0 ? -1 : c * in.dim(1) * in.dim(2) + cell;
        }
      }
    }
    return sources;
  }

  @Override
  public void forward(Pass pass) {
    for (int b = 0; b < pass.batch(); b++) {
      input.data().floats().get(b * from.length, from);
      for (int i = 0; i < to.length; i++) {
        to[i] = source[i] < 0 ? 0 : from[source[i]];
      }
      output.data().floats().put(b * to.length, to);
    }
  }

  @Override
  public void backward(Pass pass) {
    if (!input.wanted()) {
      return;
    }
    for (int b = 0; b < pass.batch(); b++) {
      output.gradient().floats().get(b * to.length, to);
      Arrays.fill(from, 0);
      for (int i = 0; i < to.length; i++) {
        if (source[i] >= 0) {
          from[source[i]] += to[i];
        }
      }
      input.target().floats().put(b * from.length, from);
    }
    input.done(pass.batch());
  }
}
