package org.ganglion.testkit.oracle;

import java.util.stream.IntStream;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.Size;
import org.ganglion.api.tensor.Shape;

/** Layers that only move values: each output is a copy of one input, or zero. */
interface RoutingMath extends LayerMath {
  /** One copy. */
  interface Route {
    void at(int input, int from, int to);
  }

  /** Calls {@code route} for every value that is copied. */
  void routes(NodePass node, Route route);

  @Override
  default void forward(NodePass node) {
    routes(node, (input, from, to) -> node.output()[to] = node.inputs[input][from]);
  }

  @Override
  default void backward(NodePass node) {
    routes(node, (input, from, to) -> node.inputGradients[input][from] += node.outputGradient()[to]);
  }

  /** Flatten and reshape: the same values in the same order. */
  static RoutingMath identity() {
    return (node, route) -> {
      for (int i = 0; i < node.input().length; i++) {
        route.at(0, i, i);
      }
    };
  }

  /** Nearest neighbour. */
  static RoutingMath upsampling(Size factor) {
    return (node, route) -> {
      Shape in = node.inputShape(0);
      Shape out = node.vertex.shape();
      for (int plane = 0; plane < node.batch * in.dim(0); plane++) {
        for (int y = 0; y < out.dim(1); y++) {
          for (int x = 0; x < out.dim(2); x++) {
            int from = (plane * in.dim(1) + y / factor.height()) * in.dim(2) + x / factor.width();
            route.at(0, from, (plane * out.dim(1) + y) * out.dim(2) + x);
          }
        }
      }
    };
  }

  /** Zeros around an image. */
  static RoutingMath padding(Margins margins) {
    return (node, route) -> {
      Shape in = node.inputShape(0);
      Shape out = node.vertex.shape();
      for (int plane = 0; plane < node.batch * in.dim(0); plane++) {
        for (int y = 0; y < in.dim(1); y++) {
          for (int x = 0; x < in.dim(2); x++) {
            int to = (plane * out.dim(1) + y + margins.top()) * out.dim(2) + x + margins.left();
            route.at(0, (plane * in.dim(1) + y) * in.dim(2) + x, to);
          }
        }
      }
    };
  }

  /** Inputs one after the other along an axis of the sample. */
  static RoutingMath concatenation(Layer.Concatenate layer) {
    return (node, route) -> {
      Shape out = node.vertex.shape();
      int axis = layer.axis() < 0 ? out.rank() + layer.axis() : layer.axis();
      int outer = node.batch * product(out, 0, axis);
      int whole = product(out, axis, out.rank());
      int start = 0;
      for (int input = 0; input < node.inputs.length; input++) {
        int part = product(node.inputShape(input), axis, out.rank());
        for (int i = 0; i < outer * part; i++) {
          route.at(input, i, i / part * whole + start + i % part);
        }
        start += part;
      }
    };
  }

  private static int product(Shape shape, int from, int to) {
    return IntStream.range(from, to).map(shape::dim).reduce(1, Math::multiplyExact);
  }
}
