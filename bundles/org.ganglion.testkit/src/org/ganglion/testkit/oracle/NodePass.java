package org.ganglion.testkit.oracle;

import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.tensor.Shape;

/** One node in one pass: values that it reads and writes, row-major with the batch in front, and the gradients of both. */
final class NodePass {
  final Vertex vertex;
  final int batch;
  final Mode mode;
  final long seed;
  /** Passes other than inference before this one. */
  final long passes;

  final double[][] inputs;
  final double[][] outputs;
  /** Gradients of the inputs; several readers of one value find the same array. Only in a backward pass. */
  double[][] inputGradients;
  /** Gradients of the outputs, complete when this node's turn comes. Only in a backward pass. */
  double[][] outputGradients;

  private final Blocks parameters;
  private final Blocks statistics;
  private Blocks gradients;

  NodePass(Vertex vertex, int batch, Mode mode, long seed, long passes, double[][] inputs, Blocks parameters, Blocks statistics) {
    this.vertex = vertex;
    this.batch = batch;
    this.mode = mode;
    this.seed = seed;
    this.passes = passes;
    this.inputs = inputs;
    this.parameters = parameters;
    this.statistics = statistics;
    this.outputs = new double[vertex.shapes().size()][];
    for (int port = 0; port < outputs.length; port++) {
      outputs[port] = new double[Math.toIntExact(batch * vertex.shapes().get(port).size())];
    }
  }

  void startBackward(double[][] ofOutputs, double[][] ofInputs, Blocks ofParameters) {
    outputGradients = ofOutputs;
    inputGradients = ofInputs;
    gradients = ofParameters;
  }

  double[] input() {
    return inputs[0];
  }

  double[] output() {
    return outputs[0];
  }

  double[] inputGradient() {
    return inputGradients[0];
  }

  double[] outputGradient() {
    return outputGradients[0];
  }

  /** Sample axes of an input. */
  Shape inputShape(int position) {
    return vertex.inputs().get(position).shape();
  }

  boolean has(String parameter) {
    return vertex.parameters().containsKey(parameter);
  }

  double[] parameter(String name) {
    return parameters.of(vertex.parameters().get(name));
  }

  /** Where the gradient of a parameter is summed up. */
  double[] gradient(String name) {
    return gradients.of(vertex.parameters().get(name));
  }

  double[] statistic(String name) {
    return statistics.of(vertex.statistics().get(name));
  }
}
