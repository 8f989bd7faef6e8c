package org.ganglion.gan;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.gan.edit.EncoderTraining;
import org.ganglion.gan.edit.Generator;
import org.ganglion.gan.sample.GeneratorModel;
import org.ganglion.gan.source.RealImages;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Trains the way back from an image to its noise, on samples of a generator, whose noise is known. */
@Component(service = Operator.class)
@OperatorInfo(id = "gan.train-encoder", version = "1.0", summary = "Trains an encoder that finds the noise and condition of an image, for gan.edit")
public final class TrainEncoder implements Operator<TrainEncoder.In, TrainEncoder.Params, TrainEncoder.Out> {
  private static final int BATCH = 64;

  private final TensorCore core;

  @Activate
  public TrainEncoder(@Reference TensorCore core) {
    this.core = core;
  }

  /** Whose way back, and for what. */
  public record In(
      @Port("a generator that gan.train made") Model generator, @Port("real images whose conditions are as they are to be met") Images images) {}

  /** How long. */
  public record Params(
      @Default("12000") @Min(1) @Help("samples of the generator that the encoder learns from") int samples,
      @Default("5") @Min(1) @Help("how often it sees each") int epochs) {}

  /** The way back. */
  public record Out(@Port("finds an image's noise and condition") Model encoder) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    GeneratorModel model = GeneratorModel.of(in.generator());
    RealImages real = RealImages.of(in.images(), model.conditions().kind());
    int width = model.conditions().width();
    float[][] conditions = new float[params.samples()][width];
    for (int i = 0; i < conditions.length; i++) {
      real.copyCondition(i % real.count(), FloatBuffer.wrap(conditions[i]), 0);
    }
    Map<String, String> about = new LinkedHashMap<>(model.conditions().about());
    about.put("kind", EncoderTraining.KIND);
    try (Generator generator = new Generator(core, in.generator(), BATCH, context)) {
      return new Out(new EncoderTraining(core, generator, context).train(conditions, params.epochs(), about));
    }
  }
}
