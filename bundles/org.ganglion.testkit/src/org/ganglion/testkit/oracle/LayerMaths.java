package org.ganglion.testkit.oracle;

import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph.Vertex;

/** The arithmetic of each kind of layer. */
final class LayerMaths {
  private LayerMaths() {}

  static LayerMath of(Vertex vertex) {
    Layer layer = vertex.layer();
    if (layer instanceof Layer.Dense) {
      return new DenseMath();
    } else if (layer instanceof Layer.Convolution convolution) {
      return new ConvolutionMath(convolution);
    } else if (layer instanceof Layer.TransposedConvolution transposed) {
      return new ConvolutionMath(transposed);
    } else if (layer instanceof Layer.Pooling pooling) {
      return new PoolingMath(pooling);
    } else if (layer instanceof Layer.GlobalPooling global) {
      return PoolingMath.global(global.pool(), vertex.inputs().get(0).shape());
    } else if (layer instanceof Layer.Upsampling upsampling) {
      return RoutingMath.upsampling(upsampling.factor());
    } else if (layer instanceof Layer.ZeroPadding padding) {
      return RoutingMath.padding(padding.margins());
    } else if (layer instanceof Layer.BatchNormalisation normalisation) {
      return new NormalisationMath(normalisation);
    } else if (layer instanceof Layer.Dropout dropout) {
      return new DropoutMath(dropout);
    } else if (layer instanceof Layer.Embedding) {
      return new EmbeddingMath();
    } else if (layer instanceof Layer.Lstm lstm) {
      return new LstmMath(lstm);
    } else if (layer instanceof Layer.Flatten || layer instanceof Layer.Reshape) {
      return RoutingMath.identity();
    } else if (layer instanceof Layer.Concatenate concatenate) {
      return RoutingMath.concatenation(concatenate);
    } else if (layer instanceof Layer.Add) {
      return ElementwiseMath.SUM;
    } else if (layer instanceof Layer.Multiply) {
      return ElementwiseMath.PRODUCT;
    } else if (layer instanceof Layer.Activation activation) {
      return activation.function() == Layer.Function.SOFTMAX ? new SoftmaxMath() : new ActivationMath(activation);
    } else if (layer instanceof Layer.Custom custom) {
      return new CustomMath(vertex.kernel(), custom.parameters());
    }
    throw new IllegalArgumentException("the interpreter has no arithmetic for " + layer);
  }
}
