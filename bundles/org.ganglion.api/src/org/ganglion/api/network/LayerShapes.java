package org.ganglion.api.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ganglion.api.network.NetworkGraph.Edge;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;

/** Output shapes and parameters of every built-in layer; the sentences that say why an input does not fit. */
final class LayerShapes {
  private LayerShapes() {}

  /** Outputs' sample axes, trainable blocks, running blocks; short names, no offsets. */
  record Result(List<Shape> shapes, List<Parameter> parameters, List<Parameter> statistics) {
    static Result of(Shape shape, Parameter... parameters) {
      return new Result(List.of(shape), List.of(parameters), List.of());
    }
  }

  static String name(Layer layer) {
    return layer.getClass().getSimpleName();
  }

  static void checkTypes(Layer layer, List<Edge> inputs) {
    DType wanted = layer instanceof Layer.Embedding ? DType.INT32 : DType.FLOAT32;
    for (Edge edge : inputs) {
      if (edge.type() != wanted) {
        throw new IllegalArgumentException("takes " + wanted + ", '" + edge.source() + "' is " + edge.type());
      }
    }
  }

  static Result custom(LayerKernel kernel, List<Shape> inputs, Map<String, Object> parameters) {
    return new Result(List.of(kernel.outputShape(inputs, parameters)), kernel.parameters(inputs, parameters), List.of());
  }

  static Result of(Layer layer, List<Shape> inputs) {
    if (layer instanceof Layer.Add || layer instanceof Layer.Multiply) {
      return Result.of(same(inputs));
    }
    if (layer instanceof Layer.Concatenate) {
      return Result.of(concatenated(((Layer.Concatenate) layer).axis(), inputs));
    }
    if (layer instanceof Layer.Lstm) {
      return lstm((Layer.Lstm) layer, inputs);
    }
    require(inputs.size() == 1, "takes one input, it is given " + inputs.size());
    Shape in = inputs.get(0);
    if (layer instanceof Layer.Dense) {
      return dense((Layer.Dense) layer, in);
    }
    if (layer instanceof Layer.Convolution) {
      return convolution((Layer.Convolution) layer, image(in));
    }
    if (layer instanceof Layer.TransposedConvolution) {
      return transposed((Layer.TransposedConvolution) layer, image(in));
    }
    if (layer instanceof Layer.Pooling) {
      Layer.Pooling pooling = (Layer.Pooling) layer;
      image(in);
      Margins p = pooling.padding();
      Size k = pooling.kernel();
      require(
          p.top() < k.height() && p.bottom() < k.height() && p.left() < k.width() && p.right() < k.width(),
          "padding must be smaller than the kernel, or a window would hold nothing");
      return Result.of(Shape.of(in.axis(0), down(in.axis(1), k.height(), pooling.stride().height(), p.top(), p.bottom(), 1, "height"),
          down(in.axis(2), k.width(), pooling.stride().width(), p.left(), p.right(), 1, "width")));
    }
    if (layer instanceof Layer.GlobalPooling) {
      return Result.of(Shape.of(image(in).axis(0)));
    }
    if (layer instanceof Layer.Upsampling) {
      Size factor = ((Layer.Upsampling) layer).factor();
      image(in);
      require(factor.height() > 0 && factor.width() > 0, "the factor must be at least 1");
      return Result.of(Shape.of(in.axis(0), in.axis(1) * factor.height(), in.axis(2) * factor.width()));
    }
    if (layer instanceof Layer.ZeroPadding) {
      Margins m = positive(((Layer.ZeroPadding) layer).margins());
      image(in);
      return Result.of(Shape.of(in.axis(0), in.axis(1) + m.top() + m.bottom(), in.axis(2) + m.left() + m.right()));
    }
    if (layer instanceof Layer.BatchNormalisation) {
      return normalisation(in);
    }
    if (layer instanceof Layer.Dropout) {
      return Result.of(in);
    }
    if (layer instanceof Layer.Embedding) {
      Layer.Embedding embedding = (Layer.Embedding) layer;
      Shape table = Shape.of(embedding.entries(), embedding.width());
      return Result.of(append(in, embedding.width()), block("weight", table, embedding.weights(), embedding.entries(), embedding.width()));
    }
    if (layer instanceof Layer.Flatten) {
      return Result.of(Shape.of(in.size()));
    }
    if (layer instanceof Layer.Reshape) {
      return Result.of(reshaped(((Layer.Reshape) layer).shape(), in));
    }
    if (layer instanceof Layer.Activation) {
      require(in.rank() > 0, "takes at least one axis");
      return Result.of(in);
    }
    throw new IllegalArgumentException("is not known to this platform");
  }

  private static Result dense(Layer.Dense layer, Shape in) {
    require(in.rank() > 0, "takes at least one axis");
    long features = in.axis(-1);
    List<Parameter> blocks = new ArrayList<>();
    blocks.add(block("weight", Shape.of(layer.units(), features), layer.weights(), features, layer.units()));
    if (layer.bias()) {
      blocks.add(bias(layer.units(), layer.weights(), features));
    }
    long[] axes = in.toArray();
    axes[axes.length - 1] = layer.units();
    return new Result(List.of(Shape.of(axes)), blocks, List.of());
  }

  private static Result convolution(Layer.Convolution c, Shape in) {
    groups(c.groups(), in.axis(0), c.filters());
    Shape out = Shape.of(
        c.filters(),
        down(in.axis(1), c.kernel().height(), c.stride().height(), c.padding().top(), c.padding().bottom(), c.dilation().height(), "height"),
        down(in.axis(2), c.kernel().width(), c.stride().width(), c.padding().left(), c.padding().right(), c.dilation().width(), "width"));
    long each = in.axis(0) / c.groups();
    Shape weight = Shape.of(c.filters(), each, c.kernel().height(), c.kernel().width());
    return convolved(out, weight, c.weights(), each * c.kernel().area(), (long) c.filters() / c.groups() * c.kernel().area(), c.bias());
  }

  private static Result transposed(Layer.TransposedConvolution c, Shape in) {
    groups(c.groups(), in.axis(0), c.filters());
    Size extra = c.outputPadding();
    positive(c.padding());
    require(
        extra.height() < Math.max(c.stride().height(), c.dilation().height()) && extra.width() < Math.max(c.stride().width(), c.dilation().width()),
        "outputPadding must be smaller than stride or dilation");
    Shape out = Shape.of(
        c.filters(),
        up(in.axis(1), c.kernel().height(), c.stride().height(), c.padding().top() + c.padding().bottom(), c.dilation().height(), extra.height()),
        up(in.axis(2), c.kernel().width(), c.stride().width(), c.padding().left() + c.padding().right(), c.dilation().width(), extra.width()));
    long each = c.filters() / c.groups();
    Shape weight = Shape.of(in.axis(0), each, c.kernel().height(), c.kernel().width());
    long fanIn = in.axis(0) / c.groups() * c.kernel().area();
    return convolved(out, weight, c.weights(), fanIn, each * c.kernel().area(), c.bias());
  }

  private static Result convolved(Shape out, Shape weight, Initialiser start, long fanIn, long fanOut, boolean bias) {
    List<Parameter> blocks = new ArrayList<>();
    blocks.add(block("weight", weight, start, fanIn, fanOut));
    if (bias) {
      blocks.add(bias(out.axis(0), start, fanIn));
    }
    return new Result(List.of(out), blocks, List.of());
  }

  private static Result normalisation(Shape in) {
    require(in.rank() == 1 || in.rank() == 3, "takes a vector or an image (channels × height × width), not " + in);
    Shape channels = Shape.of(in.axis(0));
    Initialiser one = new Initialiser.Constant(1);
    Initialiser zero = new Initialiser.Constant(0);
    return new Result(
        List.of(in),
        List.of(block("gamma", channels, one, 1, 1), block("beta", channels, zero, 1, 1)),
        List.of(block("mean", channels, zero, 1, 1), block("variance", channels, one, 1, 1)));
  }

  private static Result lstm(Layer.Lstm layer, List<Shape> inputs) {
    require(
        inputs.size() == 1 || inputs.size() == 3 || inputs.size() == 4,
        "takes x, or x, h0 and c0, or x, h0, c0 and keep; it is given " + inputs.size() + " inputs");
    Shape x = inputs.get(0);
    require(x.rank() == 2, "takes a sequence (time × features), not " + x);
    int units = layer.units();
    Shape state = Shape.of(units);
    if (inputs.size() > 1) {
      boolean fits = inputs.get(1).equals(state) && inputs.get(2).equals(state);
      require(fits, "h0 and c0 must be " + state + ", not " + inputs.get(1) + " and " + inputs.get(2));
    }
    if (inputs.size() == 4) {
      require(inputs.get(3).equals(Shape.of(x.axis(0))), "keep must be one value a step, " + x.axis(0) + ", not " + inputs.get(3));
    }
    long features = x.axis(1);
    long fanIn = layer.weights() instanceof Initialiser.Lecun ? units : features;
    return new Result(
        List.of(Shape.of(x.axis(0), units), state, state),
        List.of(
            block("weight", Shape.of(4L * units, features), layer.weights(), fanIn, 4L * units),
            block("recurrent", Shape.of(4L * units, units), layer.weights(), units, 4L * units),
            block("bias", Shape.of(4L * units), new Initialiser.Constant(0), units, units)),
        List.of());
  }

  /** Biases start at zero, or as PyTorch starts them where the weights do. */
  private static Parameter bias(long units, Initialiser weights, long fanIn) {
    return block("bias", Shape.of(units), weights instanceof Initialiser.Lecun ? weights : new Initialiser.Constant(0), fanIn, units);
  }

  private static Parameter block(String name, Shape shape, Initialiser start, long fanIn, long fanOut) {
    return new Parameter(name, shape, start, fanIn, fanOut, 0);
  }

  private static long down(long length, int kernel, int stride, int before, int after, int dilation, String axis) {
    require(kernel > 0 && stride > 0 && dilation > 0, "kernel, stride and dilation must be at least 1");
    require(before >= 0 && after >= 0, "padding cannot be negative");
    long room = length + before + after - (long) dilation * (kernel - 1) - 1;
    require(room >= 0, "a kernel of " + kernel + " does not fit into a " + axis + " of " + length + " with padding " + (before + after));
    return room / stride + 1;
  }

  private static long up(long length, int kernel, int stride, int cut, int dilation, int extra) {
    require(kernel > 0 && stride > 0 && dilation > 0, "kernel, stride and dilation must be at least 1");
    long out = (length - 1) * stride - cut + (long) dilation * (kernel - 1) + extra + 1;
    require(out > 0 && cut >= 0 && extra >= 0, "padding " + cut + " leaves nothing of " + length + " cells");
    return out;
  }

  private static void groups(int groups, long channels, int filters) {
    require(
        groups > 0 && channels % groups == 0 && filters % groups == 0,
        groups + " groups must divide " + channels + " input channels and " + filters + " filters");
  }

  private static Margins positive(Margins margins) {
    require(margins.top() >= 0 && margins.left() >= 0 && margins.bottom() >= 0 && margins.right() >= 0, "padding cannot be negative");
    return margins;
  }

  private static Shape image(Shape in) {
    require(in.rank() == 3, "takes an image (channels × height × width), not " + in);
    return in;
  }

  private static Shape same(List<Shape> inputs) {
    require(inputs.size() > 1, "takes two or more inputs");
    require(inputs.stream().distinct().count() == 1, "takes inputs of one shape, not " + join(inputs));
    return inputs.get(0);
  }

  private static Shape concatenated(int axis, List<Shape> inputs) {
    require(!inputs.isEmpty(), "takes at least one input");
    long[] axes = inputs.get(0).toArray();
    int at = axis < 0 ? axes.length + axis : axis;
    require(at >= 0 && at < axes.length, "there is no axis " + axis + " in " + inputs.get(0));
    for (Shape other : inputs.subList(1, inputs.size())) {
      boolean fits = other.rank() == axes.length;
      for (int i = 0; fits && i < axes.length; i++) {
        fits = i == at || other.axis(i) == axes[i];
      }
      require(fits, "inputs may differ along axis " + axis + " only: " + join(inputs));
      axes[at] += other.axis(at);
    }
    return Shape.of(axes);
  }

  private static Shape reshaped(List<Integer> wanted, Shape in) {
    long known = 1;
    int open = 0;
    for (int length : wanted) {
      require(length == -1 || length > 0, "an axis must be positive or -1: " + wanted);
      open += length == -1 ? 1 : 0;
      known *= length == -1 ? 1 : length;
    }
    require(open <= 1 && (open == 1 ? in.size() % known == 0 : in.size() == known), in.size() + " values (" + in + ") do not fill " + wanted);
    long rest = in.size() / known;
    return Shape.of(wanted.stream().mapToLong(length -> length == -1 ? rest : length).toArray());
  }

  private static Shape append(Shape in, long width) {
    long[] axes = java.util.Arrays.copyOf(in.toArray(), in.rank() + 1);
    axes[in.rank()] = width;
    return Shape.of(axes);
  }

  private static String join(List<Shape> shapes) {
    return shapes.stream().map(Shape::toString).collect(Collectors.joining(", "));
  }

  private static void require(boolean fits, String sentence) {
    if (!fits) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
