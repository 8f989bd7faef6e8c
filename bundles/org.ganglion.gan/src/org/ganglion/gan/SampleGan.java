package org.ganglion.gan;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;
import org.ganglion.gan.sample.Deviation;
import org.ganglion.gan.sample.GeneratorModel;
import org.ganglion.gan.sample.Rejection;
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
  public record In(
      @Port("a generator that gan.train made") Model generator,
      @Port("who rejects samples that do not show what they were made for; they are drawn again") Optional<Model> judge) {}

  /** How many, and which. */
  public record Params(
      @Default("8") @Min(1) @Max(64) @Help("rows of the sheet") int rows,
      @Default("8") @Min(1) @Max(64) @Help("columns of the sheet") int columns,
      @Min(1) @Help("images to draw; as many as the sheet shows when left out") Optional<Integer> count,
      @Help("class or attribute that every sample shall have; a conditional generator makes all in turn when left out") Optional<String> label,
      @Default("{}") @Help(
          "attributes that every sample shall have together, by name: {old: 1, glasses: 1}; those not named are 0") Map<String, Double> attributes,
      @Default("{}")
          @Help("deviation of the noise, one number or the least and the most of a range: above 1 samples vary more, which classifiers trained on"
              + " them like, below they"
              + " are more typical")
          Deviation deviation,
      @Help("draws other samples; the seed of the step when left out") Optional<Long> seed) {}

  /** What was drawn. */
  public record Out(@Port("the first samples in rows and columns") Pictures sheet, @Port("all samples") Images images) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    GeneratorModel model = GeneratorModel.of(in.generator());
    int shown = params.rows() * params.columns();
    int count = params.count().orElse(shown);
    float[][] wished = wished(model.conditions(), params, count);
    long seed = params.seed().orElse(context.seed());
    ByteBuffer pixels = draw(in.generator(), model, wished, params.deviation(), seed, context);
    in.judge().ifPresent(
        judge -> new Rejection(core, context).redraw(
            judge, model, pixels, wished,
            (again, round) -> draw(in.generator(), model, again, params.deviation(), RandomStream.derive(seed, "again " + round), context)));
    Shape image = model.image();
    Images images = new Images(image.dim(0), image.dim(1), image.dim(2), pixels, labels(model.conditions(), wished),
        attributes(model.conditions(), wished));
    ByteBuffer first = pixels.duplicate().limit(Math.toIntExact(Math.min(count, shown) * image.size()));
    return new Out(new Pictures(List.of(SampleSheet.of("samples", first, image.dim(0), image.dim(1), image.dim(2), params.columns()))), images);
  }

  private ByteBuffer draw(Model generator, GeneratorModel model, float[][] wished, Deviation deviation, long seed, RunContext context) {
    int width = model.conditions().width();
    SampleMaker.Wish wish = (int sample, FloatBuffer to, int position) -> to.put(position, wished[sample]);
    try (Network network = core.compile(generator.spec(), 0, CompileOptions.inference(BATCH).onEngine(context.engine()))) {
      generator.into(network);
      try (Inference inference = network.inference(BATCH)) {
        SampleMaker maker = new SampleMaker(model.latent(), width, BATCH, seed, context.arena()).deviation(deviation);
        return maker.pixels(
            wished.length,
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

  /** What each sample is made for: what is asked for, or each class or attribute in turn, so that all are equally frequent. */
  private static float[][] wished(Conditions conditions, Params params, int count) {
    if (params.label().isPresent() && !params.attributes().isEmpty()) {
      throw new InputException("attributes: 'label' says what to make already; name one of the two");
    }
    if (!params.attributes().isEmpty() && conditions.kind() != Conditions.Kind.ATTRIBUTES) {
      throw new InputException("attributes: this generator makes "
          + (conditions.width() == 0 ? "nothing in particular" : "classes, ask for one by 'label'")
          + "; train it with condition: attributes");
    }
    float[] all = new float[conditions.width()];
    params.attributes().forEach((name, value) -> all[place(name, conditions, "attributes")] = ((Number) value).floatValue());
    params.label().ifPresent(label -> all[place(label, conditions, "label")] = 1);
    boolean asked = params.label().isPresent() || !params.attributes().isEmpty();
    float[][] wished = new float[count][];
    for (int i = 0; i < count; i++) {
      wished[i] = all.clone();
      if (!asked && conditions.width() > 0) {
        wished[i][i % conditions.width()] = 1;
      }
    }
    return wished;
  }

  private static int place(String name, Conditions conditions, String parameter) {
    int place = conditions.names().indexOf(name);
    if (place < 0) {
      throw new InputException(conditions.width() == 0
          ? parameter + ": this generator was trained without condition, it cannot make '" + name + "' when asked; train it with condition: labels"
          : parameter + ": this generator knows no '" + name + "'; " + Names.offer(name, conditions.names()));
    }
    return place;
  }

  private static Optional<Images.Labels> labels(Conditions conditions, float[][] wished) {
    return conditions.kind() != Conditions.Kind.LABELS
        ? Optional.empty()
        : Optional.of(new Images.Labels(Arrays.stream(wished).mapToInt(SampleGan::largest).toArray(), conditions.names()));
  }

  private static int largest(float[] wish) {
    int largest = 0;
    for (int i = 1; i < wish.length; i++) {
      largest = wish[i] > wish[largest] ? i : largest;
    }
    return largest;
  }

  private static Optional<Images.Attributes> attributes(Conditions conditions, float[][] wished) {
    if (conditions.kind() != Conditions.Kind.ATTRIBUTES) {
      return Optional.empty();
    }
    float[] values = new float[wished.length * conditions.width()];
    for (int i = 0; i < wished.length; i++) {
      System.arraycopy(wished[i], 0, values, i * conditions.width(), conditions.width());
    }
    return Optional.of(new Images.Attributes(conditions.names(), values));
  }
}
