package org.ganglion.tensor.dl4j.layer;

import java.util.List;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.tensor.dl4j.memory.Indices;
import org.ganglion.tensor.dl4j.memory.NativeMemory;
import org.ganglion.tensor.dl4j.memory.Value;
import org.ganglion.tensor.dl4j.memory.Weights;

/** Which step computes which layer. */
public final class LayerSteps {
  private final Weights weights;
  private final NativeMemory memory;
  private final int maxBatch;

  /** Steps over the parameters of one network, with memory of their own from {@code memory}. */
  public LayerSteps(Weights weights, NativeMemory memory, int maxBatch) {
    this.weights = weights;
    this.memory = memory;
    this.maxBatch = maxBatch;
  }

  /** An embedding, the one layer that takes integers; its errors name the network. */
  public LayerStep embedding(String network, Vertex vertex, Indices indices, Value output) {
    return new EmbeddingStep(network, vertex, indices, output, weights);
  }

  /** Any other layer but those that only reshape, which share their input's value and need no step. */
  public LayerStep of(Vertex vertex, List<Value> inputs, List<Value> outputs) {
    Value input = inputs.get(0);
    Value output = outputs.get(0);
    return switch (vertex.layer()) {
      case Layer.Dense dense -> new DenseStep(vertex, input, output, weights);
      case Layer.Convolution convolution -> RawConvolutionStep.takes(convolution)
          ? new RawConvolutionStep(vertex, convolution, input, output, weights, memory)
          : new UnfoldedConvolutionStep(vertex, convolution, input, output, weights, memory);
      case Layer.TransposedConvolution transposed -> new TransposedConvolutionStep(vertex, transposed, input, output, weights, memory);
      case Layer.Pooling pooling -> new PoolingStep(vertex, pooling, input, output);
      case Layer.GlobalPooling pooling -> new GlobalPoolingStep(pooling.pool(), input, output);
      case Layer.Upsampling upsampling -> PlacementStep.upsampling(vertex, upsampling.factor(), input, output);
      case Layer.ZeroPadding padding -> PlacementStep.padding(vertex, padding.margins(), input, output);
      case Layer.BatchNormalisation normalisation -> new NormalisationStep(vertex, normalisation, input, output, weights);
      case Layer.Dropout dropout -> new DropoutStep(vertex.name(), dropout.rate(), input, output);
      case Layer.Lstm lstm -> new LstmStep(vertex, inputs, outputs, weights, memory, maxBatch);
      case Layer.Add add -> new AddStep(inputs, output);
      case Layer.Multiply multiply -> new MultiplyStep(inputs, output);
      case Layer.Concatenate concatenate -> new ConcatenateStep(vertex, concatenate.axis(), inputs, output);
      case Layer.Activation activation -> activation.function() == Layer.Function.SOFTMAX
          ? new SoftmaxStep(vertex.shape().dim(-1), input, output)
          : new ActivationStep(activation, input, output);
      case Layer.Custom custom -> new CustomStep(vertex, inputs, output, weights);
      case Layer.Embedding embedding -> throw new IllegalStateException("an embedding takes integers");
      case Layer.Flatten flatten -> throw reshapes(vertex);
      case Layer.Reshape reshape -> throw reshapes(vertex);
      case Layer.Composite composite -> throw new IllegalStateException("the composite '" + vertex.name() + "' was not expanded");
    };
  }

  private static IllegalStateException reshapes(Vertex vertex) {
    return new IllegalStateException("'" + vertex.name() + "' needs no step, it shares its input's value");
  }
}
