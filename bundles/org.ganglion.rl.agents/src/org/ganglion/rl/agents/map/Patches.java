package org.ganglion.rl.agents.map;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.InputException;

/**
 * What a fully convolutional network sees of an image to judge one cell. A try teaches about one cell only: on its patch the same weights give the
 * same number at a small part of the work that the whole image would be. Patches are kept as bytes, which is what cameras deliver, and can be turned
 * and mirrored.
 */
final class Patches {
  /** Ways to lay a square patch: four turns, each mirrored or not. */
  static final int WAYS = 8;

  private static final float WHITE = 255;

  private final NetworkSpec spec;
  private final int channels;
  private final int height;
  private final int width;
  private final int cell;
  private final int columns;
  private final int side;
  private final int top;
  private final int left;
  private final int[][] ways;

  /**
   * Patches for a network of a whole image.
   *
   * @param trunk one input, padded by its first layer and by no other, and one number for each cell, row by row
   * @param cells how many numbers there must be
   * @throws InputException when the network is none of that kind
   */
  Patches(NetworkSpec trunk, int cells) {
    NetworkGraph whole = NetworkGraph.of(trunk);
    List<Integer> shape = trunk.inputs().get(0).shape();
    boolean padded = !trunk.nodes().isEmpty() && trunk.nodes().get(0).layer() instanceof Layer.ZeroPadding;
    if (shape.size() != 3 || !padded || whole.outputs().get(0).edge().shape().size() != cells) {
      throw misfit(trunk, cells);
    }
    channels = shape.get(0);
    height = shape.get(1);
    width = shape.get(2);
    cell = (int) Math.round(Math.sqrt((double) height * width / cells));
    columns = width / cell;
    var margins = ((Layer.ZeroPadding) trunk.nodes().get(0).layer()).margins();
    top = margins.top();
    left = margins.left();
    side = top + margins.bottom() + cell;
    spec = unpadded(trunk, side);
    boolean square = left + margins.right() + cell == side && columns * (height / cell) == cells;
    if (!square || NetworkGraph.of(spec).outputs().get(0).edge().shape().size() != 1) {
      throw misfit(trunk, cells);
    }
    ways = new int[WAYS][side * side];
    for (int i = 0; i < side * side; i++) {
      for (int way = 0; way < WAYS; way++) {
        int y = (way & 1) == 0 ? i / side : side - 1 - i / side;
        int x = (way & 2) == 0 ? i % side : side - 1 - i % side;
        ways[way][i] = (way & 4) == 0 ? y * side + x : x * side + y;
      }
    }
  }

  private static InputException misfit(NetworkSpec trunk, int cells) {
    return new InputException("network: '" + trunk.name() + "' does not give one number for each of " + cells
        + " cells of an image that its first layer alone pads; network: cells would fit");
  }

  private static NetworkSpec unpadded(NetworkSpec trunk, int side) {
    NetworkSpec.Input input = trunk.inputs().get(0);
    NetworkSpec.Node border = trunk.nodes().get(0);
    List<NetworkSpec.Node> nodes = new ArrayList<>();
    for (NetworkSpec.Node node : trunk.nodes().subList(1, trunk.nodes().size())) {
      List<String> from = node.inputs().stream().map(name -> name.equals(border.name()) ? input.name() : name).toList();
      nodes.add(new NetworkSpec.Node(node.name(), node.layer(), from, node.sharedWith()));
    }
    NetworkSpec.Input patch = new NetworkSpec.Input(input.name(), List.of(input.shape().get(0), side, side), input.type());
    return new NetworkSpec(trunk.version(), trunk.name() + "-patch", List.of(patch), nodes, trunk.outputs());
  }

  /** The network of one patch; its parameters are laid out as those of the whole. */
  NetworkSpec spec() {
    return spec;
  }

  /** Numbers in a patch. */
  int size() {
    return channels * side * side;
  }

  /** Cuts out what lies around a cell of an image of numbers 0 … 1; beyond the border there is 0. */
  void cut(float[] image, int at, int which, byte[] to, int into) {
    int firstRow = which / columns * cell - top;
    int firstColumn = which % columns * cell - left;
    for (int i = 0; i < size(); i++) {
      int y = firstRow + i / side % side;
      int x = firstColumn + i % side;
      boolean inside = y >= 0 && x >= 0 && y < height && x < width;
      to[into + i] = inside ? (byte) Math.round(image[at + (i / (side * side) * height + y) * width + x] * WHITE) : 0;
    }
  }

  /** Lays a patch out for the network, in one of {@value #WAYS} ways; 0 is as it is. */
  void lay(byte[] from, int at, int way, float[] to, int into) {
    int area = side * side;
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < area; i++) {
        to[into + channel * area + i] = (from[at + channel * area + ways[way][i]] & 0xff) * (1 / WHITE);
      }
    }
  }
}
