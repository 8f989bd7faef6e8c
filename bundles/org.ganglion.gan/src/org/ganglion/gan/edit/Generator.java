package org.ganglion.gan.edit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.gan.sample.GeneratorModel;

/** A trained generator as a function of (noise, condition), sample by sample, with its gradient by the noise. */
public final class Generator implements AutoCloseable {
  private final GeneratorModel model;
  private final Network network;
  private final Map<String, Tensor> inputs = new HashMap<>();
  private final int batch;
  private final int size;

  /** Compiles a generator for batches of a size. */
  public Generator(TensorCore core, Model trained, int batch, RunContext context) {
    this.model = GeneratorModel.of(trained);
    this.batch = batch;
    this.size = Math.toIntExact(model.image().size());
    Model frozen = FrozenNormalisation.of(trained);
    this.network = core.compile(frozen.spec(), 0, CompileOptions.training(batch).withGradients(Gradient.INPUTS).onEngine(context.engine()));
    frozen.into(network);
    inputs.put("noise", context.arena().floats(batch, model.latent()));
    if (model.conditions().width() > 0) {
      inputs.put("condition", context.arena().floats(batch, model.conditions().width()));
    }
  }

  /** What it makes, and of what. */
  public GeneratorModel model() {
    return model;
  }

  /** Largest number of samples at once. */
  public int batch() {
    return batch;
  }

  /** Images of rows of noise and conditions, each channels × height × width in [−1, 1]. */
  public float[][] images(float[][] noise, float[][] conditions) {
    float[][] images = new float[noise.length][];
    for (int first = 0; first < noise.length; first += batch) {
      int now = Math.min(batch, noise.length - first);
      Tensor made = forward(noise, conditions, first, now, Mode.INFERENCE);
      for (int i = 0; i < now; i++) {
        images[first + i] = new float[size];
        made.floats().get(i * size, images[first + i]);
      }
    }
    return images;
  }

  /** Images of up to a batch of rows, whose gradient may be asked for. The tensor is the generator's own. */
  Tensor forward(float[][] noise, float[][] conditions, int first, int count, Mode mode) {
    Map<String, Tensor> fed = new HashMap<>();
    for (int i = 0; i < count; i++) {
      inputs.get("noise").floats().put(i * model.latent(), noise[first + i]);
      if (model.conditions().width() > 0) {
        inputs.get("condition").floats().put(i * model.conditions().width(), conditions[first + i]);
      }
    }
    inputs.forEach((name, tensor) -> fed.put(name, tensor.samples(0, count)));
    return network.forward(fed, mode).get("image");
  }

  /** Gradient by the noise of the last {@link #forward}. */
  Tensor backward(Tensor imageGradient) {
    return network.backward(Map.of("image", imageGradient), Set.of(Gradient.INPUTS)).get("noise");
  }

  @Override
  public void close() {
    network.close();
  }
}
