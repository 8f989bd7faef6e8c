package org.ganglion.benchmarks.pytorch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.ConvTranspose2dImpl;
import org.bytedeco.pytorch.ConvTranspose2dOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Size;

/** PyTorch's own modules for layers of the platform. Keeps what it made alive, and their parameters by the platform's names. */
final class Modules {
  private final Map<String, Tensor> parameters = new HashMap<>();

  /** Trainable tensors made so far, by name. */
  Map<String, Tensor> parameters() {
    return parameters;
  }

  /**
   * What computes a vertex from its one input.
   *
   * @throws IllegalArgumentException for a layer that no row has
   */
  UnaryOperator<Tensor> module(Vertex vertex) {
    int width = vertex.inputs().get(0).shape().dim(0);
    return switch (vertex.layer()) {
      case Layer.Dense dense -> {
        LinearImpl module = new LinearImpl(width, dense.units());
        yield keep(vertex, module.parameters(), List.of("weight", "bias"), module::forward);
      }
      case Layer.Convolution layer -> {
        Conv2dOptions options = new Conv2dOptions(width, layer.filters(), pair(layer.kernel()));
        options.stride().put(new long[] {layer.stride().height(), layer.stride().width()});
        options.padding().put(new LongPointer(layer.padding().top(), layer.padding().left()));
        Conv2dImpl module = new Conv2dImpl(options);
        yield keep(vertex, module.parameters(), List.of("weight", "bias"), module::forward);
      }
      case Layer.TransposedConvolution layer -> {
        ConvTranspose2dOptions options = new ConvTranspose2dOptions(width, layer.filters(), pair(layer.kernel()));
        options.stride().put(new long[] {layer.stride().height(), layer.stride().width()});
        options.padding().put(new long[] {layer.padding().top(), layer.padding().left()});
        ConvTranspose2dImpl module = new ConvTranspose2dImpl(options);
        yield keep(vertex, module.parameters(), List.of("weight", "bias"), module::forward);
      }
      case Layer.BatchNormalisation layer -> {
        BatchNormOptions options = new BatchNormOptions(width);
        options.eps().put(layer.epsilon());
        options.momentum().put(layer.momentum());
        BatchNorm2dImpl module = new BatchNorm2dImpl(options);
        yield keep(vertex, module.parameters(), List.of("gamma", "beta"), module::forward);
      }
      case Layer.Lstm layer -> lstm(vertex, layer);
      case Layer.Pooling layer -> x -> torch.max_pool2d(x, layer.kernel().height(), layer.kernel().width());
      case Layer.Flatten layer -> view(vertex);
      case Layer.Reshape layer -> view(vertex);
      case Layer.Activation layer -> activation(layer);
      default -> throw new IllegalArgumentException("node '" + vertex.name() + "' is of a layer that no row has");
    };
  }

  /** Gives the last hidden state. PyTorch has two biases that are only ever added; the second rests at zero and is not trained. */
  private UnaryOperator<Tensor> lstm(Vertex vertex, Layer.Lstm layer) {
    LSTMOptions options = new LSTMOptions(vertex.inputs().get(0).shape().axis(1), layer.units());
    options.batch_first().put(true);
    LSTMImpl module = new LSTMImpl(options);
    TensorVector blocks = module.parameters();
    blocks.get(3).data().zero_();
    blocks.get(3).requires_grad_(false);
    return keep(vertex, blocks, List.of("weight", "recurrent", "bias"), x -> module.forward(x).get1().get0().select(0, 0));
  }

  private static UnaryOperator<Tensor> view(Vertex vertex) {
    long[] axes = LongStream.concat(LongStream.of(-1), LongStream.of(vertex.shape().toArray())).toArray();
    // a view, where the memory allows one
    return x -> x.reshape(axes);
  }

  private static UnaryOperator<Tensor> activation(Layer.Activation layer) {
    Scalar slope = new Scalar(layer.slope());
    return switch (layer.function()) {
      case RELU -> torch::relu;
      case LEAKY_RELU -> x -> torch.leaky_relu(x, slope);
      case TANH -> torch::tanh;
      default -> throw new IllegalArgumentException("no row has the activation " + layer.function());
    };
  }

  private static LongPointer pair(Size size) {
    return new LongPointer(size.height(), size.width());
  }

  private UnaryOperator<Tensor> keep(Vertex vertex, TensorVector blocks, List<String> names, UnaryOperator<Tensor> forward) {
    for (int i = 0; i < names.size(); i++) {
      // What the vector gives out dies with the vector.
      parameters.put(vertex.parameters().get(names.get(i)).name(), new Tensor(blocks.get(i)));
    }
    return forward;
  }
}
