package org.ganglion.api.engine;

import java.util.Optional;
import java.util.Set;

/**
 * What a network is compiled for.
 *
 * @param maxBatch largest batch that will be fed; smaller ones are always allowed
 * @param gradients what backward passes will be asked for; empty for inference only, which saves memory and time
 * @param engine id of the engine to take ({@code onednn}, {@code dl4j}); empty: the core chooses
 * @param threads to compute with; 0: the engine chooses by the network's size
 */
public record CompileOptions(int maxBatch, Set<Gradient> gradients, Optional<String> engine, int threads) {
  public CompileOptions {
    if (maxBatch < 1) {
      throw new IllegalArgumentException("maxBatch must be at least 1, it is " + maxBatch);
    }
    gradients = Set.copyOf(gradients);
  }

  /** For training: parameter and input gradients. */
  public static CompileOptions training(int maxBatch) {
    return new CompileOptions(maxBatch, Set.of(Gradient.INPUTS, Gradient.PARAMETERS), Optional.empty(), 0);
  }

  /** For inference. */
  public static CompileOptions inference(int maxBatch) {
    return new CompileOptions(maxBatch, Set.of(), Optional.empty(), 0);
  }

  /** For training where nobody asks for the gradients of the inputs. */
  public CompileOptions withGradients(Gradient... wanted) {
    return new CompileOptions(maxBatch, Set.of(wanted), engine, threads);
  }

  /** The same on a named engine. */
  public CompileOptions onEngine(String id) {
    return new CompileOptions(maxBatch, gradients, Optional.of(id), threads);
  }

  /** The same on an engine that may be named: {@code RunContext.engine()}. */
  public CompileOptions onEngine(Optional<String> id) {
    return id.map(this::onEngine).orElse(this);
  }

  /** The same on a number of threads. */
  public CompileOptions withThreads(int number) {
    return new CompileOptions(maxBatch, gradients, engine, number);
  }
}
