package org.ganglion.testkit.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.tensor.DType;

/** ONNX operators that a layer of ours computes. Whatever is not batch-wise in ONNX is fed as one sample. */
final class OnnxMapping {
  private OnnxMapping() {}

  /** Empty when no layer computes the case. */
  static Optional<MappedCase> map(OnnxCase source) {
    switch (source.operator()) {
      case "Relu":
        return activation(source, Layer.Function.RELU, 0);
      case "LeakyRelu":
        return activation(source, Layer.Function.LEAKY_RELU, source.number("alpha", 0.01));
      case "Elu":
        return activation(source, Layer.Function.ELU, source.number("alpha", 1));
      case "Sigmoid":
        return activation(source, Layer.Function.SIGMOID, 0);
      case "Tanh":
        return activation(source, Layer.Function.TANH, 0);
      case "Softmax":
        boolean last = source.integer("axis", -1) == -1 || source.integer("axis", -1) == source.input(0).shape().length - 1;
        return last ? activation(source, Layer.Function.SOFTMAX, 0) : Optional.empty();
      case "Add":
        return floats(source) ? whole(source, new Layer.Add()) : Optional.empty();
      case "Mul":
        return floats(source) ? whole(source, new Layer.Multiply()) : Optional.empty();
      case "Concat":
        return whole(source, new Layer.Concatenate(source.integer("axis", 0)));
      case "Dropout":
        return single(source, new Layer.Dropout(0.5), source.input(0).shape());
      case "Flatten":
        return flatten(source);
      case "Reshape":
        return reshape(source);
      case "Gather":
        return gather(source);
      case "Gemm":
        return gemm(source);
      case "MatMul":
        return vectors(source);
      case "BatchNormalization":
        return normalisation(source);
      case "LSTM":
        return lstm(source);
      default:
        return OnnxImages.map(source);
    }
  }

  private static boolean floats(OnnxCase source) {
    return source.inputs().stream().allMatch(input -> input.type().equals("float32"));
  }

  private static Optional<MappedCase> activation(OnnxCase source, Layer.Function function, double slope) {
    return single(source, new Layer.Activation(function, slope), source.input(0).shape());
  }

  private static Optional<MappedCase> single(OnnxCase source, Layer layer, int[] shape) {
    return Optional.of(new MappedCase(source, layer, 1).feed(source.input(0).values(), DType.FLOAT32, list(shape)));
  }

  private static Optional<MappedCase> whole(OnnxCase source, Layer layer) {
    MappedCase mapped = new MappedCase(source, layer, 1);
    source.inputs().forEach(input -> mapped.feed(input.values(), DType.FLOAT32, list(input.shape())));
    return Optional.of(mapped);
  }

  private static Optional<MappedCase> flatten(OnnxCase source) {
    OnnxTensor x = source.input(0);
    int axis = source.integer("axis", 1);
    int[] outer = IntStream.range(0, axis < 0 ? x.shape().length + axis : axis).map(x::axis).toArray();
    int batch = IntStream.of(outer).reduce(1, (a, b) -> a * b);
    List<Integer> sample = list(x.shape()).subList(outer.length, x.shape().length);
    return Optional.of(new MappedCase(source, new Layer.Flatten(), batch).feed(x.values(), DType.FLOAT32, sample));
  }

  private static Optional<MappedCase> reshape(OnnxCase source) {
    OnnxTensor x = source.input(0);
    if (x.values().length == 0) {
      return Optional.empty();
    }
    List<Integer> axes = new ArrayList<>();
    for (double length : source.input(1).values()) {
      axes.add(length == 0 ? x.axis(axes.size()) : (int) length);
    }
    return single(source, new Layer.Reshape(axes), x.shape());
  }

  private static Optional<MappedCase> gather(OnnxCase source) {
    OnnxTensor table = source.input(0);
    OnnxTensor indices = source.input(1);
    if (source.integer("axis", 0) != 0) {
      return Optional.empty();
    }
    Layer layer = new Layer.Embedding(table.axis(0), table.values().length / table.axis(0), new Initialiser.Constant(0));
    return Optional.of(new MappedCase(source, layer, 1).feed(indices.values(), DType.INT32, list(indices.shape())).set("weight", table.values()));
  }

  /** alpha·A·B + beta·C is a dense layer with the weights alpha·Bᵀ and the bias beta·C, where C is the same for all rows. */
  private static Optional<MappedCase> gemm(OnnxCase source) {
    OnnxTensor a = source.integer("transA", 0) == 1 ? source.input(0).transposed() : source.input(0);
    OnnxTensor weight = source.integer("transB", 0) == 1 ? source.input(1) : source.input(1).transposed();
    boolean bias = source.inputs().size() == 3;
    if (bias && source.input(2).values().length != weight.axis(0)) {
      return Optional.empty();
    }
    Layer layer = new Layer.Dense(weight.axis(0), bias, new Initialiser.Constant(0));
    MappedCase mapped = new MappedCase(source, layer, a.axis(0)).feed(a.values(), DType.FLOAT32, List.of(a.axis(1)));
    mapped.set("weight", weight.times(source.number("alpha", 1)));
    return Optional.of(bias ? mapped.set("bias", source.input(2).times(source.number("beta", 1))) : mapped);
  }

  private static Optional<MappedCase> vectors(OnnxCase source) {
    if (source.input(0).shape().length != 1 || source.input(1).shape().length != 1) {
      return Optional.empty();
    }
    Layer layer = new Layer.Dense(1, false, new Initialiser.Constant(0));
    return single(source, layer, source.input(0).shape()).map(mapped -> mapped.set("weight", source.input(1).values()));
  }

  private static Optional<MappedCase> normalisation(OnnxCase source) {
    OnnxTensor x = source.input(0);
    Layer layer = new Layer.BatchNormalisation(source.number("epsilon", 1e-5), 0.1);
    MappedCase mapped = new MappedCase(source, layer, x.axis(0)).feed(x.values(), DType.FLOAT32, sample(x));
    mapped.set("gamma", source.input(1).values()).set("beta", source.input(2).values());
    return Optional.of(mapped.set("mean", source.input(3).values()).set("variance", source.input(4).values()));
  }

  /** One direction, batch first. ONNX has the gates in the order input, output, forget, cell. */
  private static Optional<MappedCase> lstm(OnnxCase source) {
    OnnxTensor x = source.input(0);
    if (source.integer("layout", 0) != 1 || source.inputs().size() != 3) {
      return Optional.empty();
    }
    int units = source.integer("hidden_size", 0);
    MappedCase mapped = new MappedCase(source, Layers.lstm(units), x.axis(0)).feed(x.values(), DType.FLOAT32, sample(x));
    mapped.set("weight", gates(source.input(1).values())).set("recurrent", gates(source.input(2).values()));
    return Optional.of(mapped.outputs("layer", "layer.h"));
  }

  private static double[] gates(double[] iofc) {
    double[] ifco = new double[iofc.length];
    int gate = iofc.length / 4;
    int[] order = {0, 2, 3, 1};
    for (int to = 0; to < 4; to++) {
      System.arraycopy(iofc, order[to] * gate, ifco, to * gate, gate);
    }
    return ifco;
  }

  static List<Integer> sample(OnnxTensor batch) {
    return list(batch.shape()).subList(1, batch.shape().length);
  }

  static List<Integer> list(int[] shape) {
    return IntStream.of(shape).boxed().collect(Collectors.toList());
  }
}
