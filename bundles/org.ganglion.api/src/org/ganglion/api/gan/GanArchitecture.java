package org.ganglion.api.gan;

import org.ganglion.api.network.NetworkSpec;

/**
 * Service: the two networks of a GAN for images of a given shape. Registered with {@code @Provides(id = …)}; {@code gan.train} finds it by its
 * parameter {@code architecture}.
 */
public interface GanArchitecture {
  /**
   * Input {@code noise} [latent], and {@code condition} [conditions] where that is not 0; output {@code image} [channels × height × width] in [−1,
   * 1].
   *
   * @throws IllegalArgumentException with a sentence when it cannot make images of that shape
   */
  NetworkSpec generator(GanShape shape);

  /** Inputs {@code image} and, where conditions is not 0, {@code condition}; output {@code score} [1], a logit, high for real. */
  NetworkSpec discriminator(GanShape shape);
}
