package org.ganglion.gan.turn;

import java.util.HashMap;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.gan.source.RealSamples;
import org.ganglion.gan.source.SampleOrder;
import org.ganglion.gan.source.Shift;

/** A batch of the samples to imitate, as inputs of the discriminator. */
final class RealBatch {
  private final RealSamples samples;
  private final SampleOrder order;
  private final Map<String, Tensor> inputs = new HashMap<>();
  private final int batch;
  private final Shift shift;
  private final RandomStream shifts;

  RealBatch(RealSamples samples, SampleOrder order, Shift shift, int batch, long seed, Arena arena) {
    this.shift = shift;
    this.shifts = RandomStream.of(seed, "shift");
    this.samples = samples;
    this.order = order;
    this.batch = batch;
    inputs.put("image", arena.floats(batch, samples.channels(), samples.height(), samples.width()));
    if (samples.conditions().width() > 0) {
      inputs.put("condition", arena.floats(batch, samples.conditions().width()));
    }
  }

  Map<String, Tensor> fill(long step) {
    Tensor image = inputs.get("image");
    Tensor condition = inputs.get("condition");
    int size = Math.toIntExact(image.shape().sampleSize());
    for (int place = 0; place < batch; place++) {
      int sample = order.sample(step, place);
      samples.copy(sample, image.floats(), place * size);
      shift.apply(image.floats(), place * size, samples.channels(), samples.height(), samples.width(), shifts, step, place);
      if (condition != null) {
        samples.copyCondition(sample, condition.floats(), place * samples.conditions().width());
      }
    }
    return inputs;
  }
}
