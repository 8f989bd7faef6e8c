package org.ganglion.gan;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.data.Names;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.tensor.Shape;
import org.ganglion.gan.sample.GeneratorModel;
import org.ganglion.gan.sample.SampleMaker;
import org.ganglion.gan.sample.SampleSheet;
import org.ganglion.gan.source.Conditions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Draws samples from a trained generator. Equal seeds draw equal samples, and more of them begin with the same ones. */
@Component(service = Operator.class)
@OperatorInfo(id = "gan.sample", version = "1.0", summary = "Draws samples from a trained generator")
public final class SampleGan implements Operator<SampleGan.In, SampleGan.Params, SampleGan.Out> {
  private static final int BATCH = 64;

  private final TensorCore core;

  @Activate
  public SampleGan(@Reference TensorCore core) {
    this.core = core;
  }

  /** Whom to draw from. */
  public record In(@Port("a generator that gan.train made") Model generator) {}

  /** How many, and which. */
  public record Params(
      @Default("8") @Min(1) @Max(64) @Help("rows of the sheet") int rows,
      @Default("8") @Min(1) @Max(64) @Help("columns of the sheet") int columns,
      @Min(1) @Help("images to draw; as many as the sheet shows when left out") Optional<Integer> count,
      @Help("class or attribute that every sample shall have; a conditional generator makes all in turn when left out") Optional<String> label,
      @Default("1") @Min(0) @Max(3) @Help("deviation of the noise: above 1 samples vary more, which classifiers trained on them like, below they are more typical")
          double deviation,
      @Help("draws other samples; the seed of the step when left out") Optional<Long> seed) {}

  /** What was drawn. */
  public record Out(@Port("the first samples in rows and columns") Pictures sheet, @Port("all samples") Images images) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    GeneratorModel model = GeneratorModel.of(in.generator());
    int shown = params.rows() * params.columns();
    int count = params.count().orElse(shown);
    int[] classes = classes(model.conditions(), params, count);
    ByteBuffer pixels = draw(in.generator(), model, classes, params.deviation(), params.seed().orElse(context.seed()), context);
    Shape image = model.image();
    Images images = new Images(image.dim(0), image.dim(1), image.dim(2), pixels, labels(model.conditions(), classes), attributes(model.conditions(), classes));
    ByteBuffer first = pixels.duplicate().limit(Math.toIntExact(Math.min(count, shown) * image.size()));
    return new Out(new Pictures(List.of(SampleSheet.of("samples", first, image.dim(0), image.dim(1), image.dim(2), params.columns()))), images);
  }

  private ByteBuffer draw(Model generator, GeneratorModel model, int[] classes, double deviation, long seed, RunContext context) {
    int width = model.conditions().width();
    SampleMaker.Wish wish =
        (int sample, FloatBuffer to, int position) -> {
          for (int i = 0; i < width; i++) {
            to.put(position + i, classes[sample] == i ? 1 : 0);
          }
        };
    try (Network network = core.compile(generator.spec(), 0, CompileOptions.inference(BATCH).onEngine(context.engine()))) {
      generator.into(network);
      try (Inference inference = network.inference(BATCH)) {
        SampleMaker maker = new SampleMaker(model.latent(), width, BATCH, seed, context.arena()).deviation(deviation);
        return maker.pixels(
            classes.length,
            model.image(),
            model.range(),
            wish,
            inputs -> {
              context.checkCancelled();
              return inference.forward(inputs);
            });
      }
    }
  }

  /** What each sample is made for: the wanted one, or each in turn, so that all are equally frequent. */
  private static int[] classes(Conditions conditions, Params params, int count) {
    int[] classes = new int[count];
    if (params.label().isPresent()) {
      String label = params.label().get();
      int wanted = conditions.names().indexOf(label);
      if (wanted < 0) {
        throw new InputException(conditions.width() == 0
            ? "label: this generator was trained without condition, it cannot make '" + label + "' when asked; train it with condition: labels"
            : "label: this generator knows no '" + label + "'; " + Names.offer(label, conditions.names()));
      }
      Arrays.fill(classes, wanted);
    } else if (conditions.width() > 0) {
      Arrays.setAll(classes, i -> i % conditions.width());
    }
    return classes;
  }

  private static Optional<Images.Labels> labels(Conditions conditions, int[] classes) {
    return conditions.kind() == Conditions.Kind.LABELS ? Optional.of(new Images.Labels(classes, conditions.names())) : Optional.empty();
  }

  private static Optional<Images.Attributes> attributes(Conditions conditions, int[] wanted) {
    if (conditions.kind() != Conditions.Kind.ATTRIBUTES) {
      return Optional.empty();
    }
    float[] values = new float[wanted.length * conditions.width()];
    for (int i = 0; i < wanted.length; i++) {
      values[i * conditions.width() + wanted[i]] = 1;
    }
    return Optional.of(new Images.Attributes(conditions.names(), values));
  }
}
