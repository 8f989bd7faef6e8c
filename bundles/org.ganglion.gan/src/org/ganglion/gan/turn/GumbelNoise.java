package org.ganglion.gan.turn;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Tensor;

/**
 * Gumbel noise −ln(−ln u), over the temperature, for every input of a generator that asks for it. Added to logits before a softmax it makes almost
 * one-hot rows whose largest place is an exact draw of a category, and through which gradients still flow (Jang et al., 2017; Maddison et al., 2017).
 */
public final class GumbelNoise {
  /** How inputs that take it are named. */
  public static final String PREFIX = "gumbel";

  /** The lower, the nearer to one-hot, and the noisier the gradient. */
  private static final double TEMPERATURE = 0.5;

  private final Map<String, RandomStream> streams = new LinkedHashMap<>();
  private final Map<String, Tensor> values = new LinkedHashMap<>();

  /** Memory for the inputs of a network that ask for it; none do in most. */
  public GumbelNoise(NetworkGraph graph, int batch, long seed, String purpose, Arena arena) {
    for (NetworkSpec.Input input : graph.inputs()) {
      if (input.name().startsWith(PREFIX)) {
        streams.put(input.name(), RandomStream.of(seed, purpose + " " + input.name()));
        values.put(input.name(), arena.floats(input.sample().prepend(batch).toArray()));
      }
    }
  }

  /** Adds the noise of a step to inputs of {@code count} samples; {@code first} is the number of the first one. */
  public void addTo(Map<String, Tensor> inputs, int count, long step, long first) {
    values.forEach((name, tensor) -> {
      long width = tensor.shape().sampleSize();
      for (int i = 0; i < count * width; i++) {
        double uniform = streams.get(name).uniform(step, first * width + i);
        tensor.floats().put(i, (float) (-StrictMath.log(-StrictMath.log(uniform)) / TEMPERATURE));
      }
      inputs.put(name, tensor.samples(0, count));
    });
  }
}
