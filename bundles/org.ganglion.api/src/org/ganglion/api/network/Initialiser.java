package org.ganglion.api.network;

import org.ganglion.api.data.Default;

/** How parameters start. Values come from the counter-based stream of the network's seed, so every engine starts from equal bits. */
public sealed interface Initialiser {
  /** Uniform in ±√(6 / (fan in + fan out)); Glorot and Bengio, 2010. */
  record Glorot() implements Initialiser {}

  /** Normal with standard deviation √(2 / fan in); He et al., 2015. */
  record He() implements Initialiser {}

  /** Uniform in ±1/√(fan in), the start of PyTorch's linear, convolution and recurrent layers. */
  record Lecun() implements Initialiser {}

  /** Normal with mean 0; 0.02 is customary in convolutional GANs (Radford et al., 2015). */
  record Normal(@Default("1") double deviation) implements Initialiser {}

  /** Uniform in ±limit. */
  record Uniform(double limit) implements Initialiser {}

  /** The same value everywhere. */
  record Constant(double value) implements Initialiser {}
}
