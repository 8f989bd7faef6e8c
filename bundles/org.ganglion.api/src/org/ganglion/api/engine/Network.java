package org.ganglion.api.engine;

import java.util.Map;
import java.util.Set;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.tensor.Tensor;

/**
 * A network compiled for one engine: parameters, their gradients and preallocated memory for one batch in flight.
 *
 * <p>A training step is {@code forward(…, TRAINING)}, a {@link org.ganglion.api.loss.Loss loss} that writes the gradient of the outputs,
 * {@code backward}, {@code step}. The generator's turn of a GAN is
 * {@code G.forward; D.forward(…, FROZEN_STATISTICS); loss; D.backward(INPUTS); G.backward(PARAMETERS); G.step}.
 *
 * <p>Inputs and outputs are float32 (int32 for embeddings), canonical row-major, batch first. Tensors that a network returns are views of its own
 * memory, valid until its next call. One thread at a time; {@link #inference()} gives handles for more. Every call on a closed network but
 * {@link #close()} and {@link #bytes()} throws an {@link IllegalStateException} that names the network.
 */
public interface Network extends AutoCloseable {
  /** What was compiled. */
  NetworkGraph graph();

  /** Id of the engine that computes. */
  String engine();

  /**
   * Computes the outputs.
   *
   * @param inputs by name, each [batch × sample], all of one batch size from 1 to {@code maxBatch}
   * @return outputs by name, each [batch × sample]
   * @throws IllegalArgumentException when an input is missing, unknown or of another shape or type, or holds an index outside an embedding's table;
   *     network and input (or node) are named
   */
  Map<String, Tensor> forward(Map<String, Tensor> inputs, Mode mode);

  /** {@link #forward(Map, Mode)} for one input and one output. */
  default Tensor forward(Tensor input, Mode mode) {
    return single(forward(Map.of(graph().inputs().get(0).name(), input), mode));
  }

  /**
   * Propagates gradients of the outputs of the last forward pass back. It may be called again for the same forward pass, with the same or with other
   * gradients: parameter gradients are added to those already there, input gradients are those of this call alone.
   *
   * @param outputGradients by output name, shaped as the outputs; an output that is left out has gradient zero
   * @param wanted what to compute, a part of what the network was compiled for
   * @return gradients by input name where {@link Gradient#INPUTS} is wanted, else empty; int32 inputs have none
   * @throws IllegalStateException without a forward pass, after one at {@link Mode#INFERENCE}, or for gradients that it was not compiled for
   */
  Map<String, Tensor> backward(Map<String, Tensor> outputGradients, Set<Gradient> wanted);

  /** {@link #backward(Map, Set)} for one output; null when input gradients are not wanted. */
  default Tensor backward(Tensor outputGradient, Gradient... wanted) {
    Map<String, Tensor> gradients = backward(Map.of(graph().outputs().get(0).name(), outputGradient), Set.of(wanted));
    return gradients.isEmpty() ? null : single(gradients);
  }

  /**
   * Scales all parameter gradients so that their common L2 norm is at most {@code limit}.
   *
   * @return the norm before; not finite when a gradient is not
   */
  double clip(double limit);

  /** Moves the parameters by their gradients, and sets the gradients to zero. */
  void step(Updater updater, double learningRate);

  /** Sets all parameter gradients to zero. */
  void zeroGradients();

  /** {@code parameters = (1 − tau)·parameters + tau·other's}, running statistics likewise; for target networks and averages. Same graph layout. */
  void copyFrom(Network other, double tau);

  /** Copies the trainable values out, canonical flat layout of {@link NetworkGraph#parameters()}. */
  float[] parameters();

  /**
   * Copies trainable values in.
   *
   * @throws IllegalArgumentException when their number is another; nothing is taken over then
   */
  void setParameters(float[] values);

  /** Copies the accumulated gradients out, same layout. */
  float[] gradients();

  /**
   * Puts other gradients in place of the accumulated ones, for rules that change them before a step.
   *
   * @throws IllegalArgumentException when their number is another; nothing is taken over then
   */
  void setGradients(float[] values);

  /** Copies the running statistics out, layout of {@link NetworkGraph#statistics()}. */
  float[] statistics();

  /**
   * Copies running statistics in.
   *
   * @throws IllegalArgumentException when their number is another; nothing is taken over then
   */
  void setStatistics(float[] values);

  /** Everything that going on from here needs: parameters, statistics, updater, random streams. */
  NetworkState state();

  /**
   * Goes on from a state. Gradients are zero afterwards, and a backward pass needs a new forward pass.
   *
   * @throws IllegalArgumentException when it belongs to a network of another layout; nothing is taken over then
   */
  void restore(NetworkState state);

  /**
   * A handle that computes outputs without allocation for one thread, over the weights as they are now; several may exist beside each other.
   *
   * @param maxBatch largest batch that it will be fed
   */
  Inference inference(int maxBatch);

  /** Bytes of native memory held; 0 once closed. */
  long bytes();

  /** Gives all memory back, handles included; further calls do nothing. */
  @Override
  void close();

  private static Tensor single(Map<String, Tensor> tensors) {
    if (tensors.size() != 1) {
      throw new IllegalStateException("this form is for one tensor, there are " + tensors.keySet());
    }
    return tensors.values().iterator().next();
  }
}
