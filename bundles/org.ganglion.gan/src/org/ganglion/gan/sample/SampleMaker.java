package org.ganglion.gan.sample;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.gan.source.PixelRange;
import org.ganglion.gan.turn.GumbelNoise;
import org.ganglion.gan.turn.Noise;

/** Draws samples from a generator, batch by batch, whatever computes it. Sample {@code i} has the same noise however many are drawn. */
public final class SampleMaker {
  private final int latent;
  private final int conditions;
  private final int batch;
  private final Noise noise;
  private final Tensor values;
  private final Tensor wanted;
  private GumbelNoise gumbel;
  private final RandomStream odd;
  private Deviation deviation = Deviation.USUAL;

  /**
   * Draws from noise of a seed.
   *
   * @param batch most samples that the generator takes at once
   */
  public SampleMaker(int latent, int conditions, int batch, long seed, Arena arena) {
    this.latent = latent;
    this.conditions = conditions;
    this.batch = batch;
    this.noise = new Noise(seed, "samples");
    this.odd = RandomStream.of(seed, "deviation");
    this.values = arena.floats(batch, latent);
    this.wanted = conditions == 0 ? null : arena.floats(batch, conditions);
  }

  /** Draws from noise of a seed for a network that may ask for more than noise and condition. */
  public SampleMaker(NetworkGraph generator, int latent, int conditions, int batch, long seed, Arena arena) {
    this(latent, conditions, batch, seed, arena);
    this.gumbel = new GumbelNoise(generator, batch, seed, "samples", arena);
  }

  /** Draws from noise of other standard deviations than 1. */
  public SampleMaker deviation(Deviation other) {
    deviation = other;
    return this;
  }

  /** Says what is wanted of a sample. */
  @FunctionalInterface
  public interface Wish {
    void write(int sample, FloatBuffer to, int position);
  }

  /** Takes samples as they come: images of a batch, the first one's number, how many. */
  @FunctionalInterface
  public interface Sink {
    void take(Tensor images, Tensor conditions, int first, int count);
  }

  /** Draws. */
  public void draw(int count, Wish wish, Function<Map<String, Tensor>, Map<String, Tensor>> generator, Sink sink) {
    for (int first = 0; first < count; first += batch) {
      int now = Math.min(batch, count - first);
      noise.fill(values.floats(), now * latent, 0, (long) first * latent);
      for (int i = 0; i < now && !deviation.equals(Deviation.USUAL); i++) {
        float by = deviation.at(odd.uniform(0, first + i));
        for (int j = i * latent; j < (i + 1) * latent; j++) {
          values.floats().put(j, values.floats().get(j) * by);
        }
      }
      Map<String, Tensor> inputs = new HashMap<>();
      inputs.put("noise", values.samples(0, now));
      if (wanted != null) {
        for (int i = 0; i < now; i++) {
          wish.write(first + i, wanted.floats(), i * conditions);
        }
        inputs.put("condition", wanted.samples(0, now));
      }
      if (gumbel != null) {
        gumbel.addTo(inputs, now, 0, first);
      }
      sink.take(generator.apply(inputs).get("image"), inputs.get("condition"), first, now);
    }
  }

  /** Draws, as pixels: samples × channels × height × width. */
  public ByteBuffer pixels(int count, Shape image, PixelRange range, Wish wish, Function<Map<String, Tensor>, Map<String, Tensor>> generator) {
    int size = Math.toIntExact(image.size());
    ByteBuffer pixels = ByteBuffer.allocate(Math.multiplyExact(count, size));
    draw(count, wish, generator, (images, conditions, first, now) -> {
      FloatBuffer from = images.floats();
      for (int i = 0; i < now * size; i++) {
        pixels.put(first * size + i, range.pixel(from.get(i)));
      }
    });
    return pixels;
  }
}
