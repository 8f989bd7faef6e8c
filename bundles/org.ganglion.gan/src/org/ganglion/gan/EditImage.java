package org.ganglion.gan;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.tensor.Shape;
import org.ganglion.gan.edit.AttributeSum;
import org.ganglion.gan.edit.Editing;
import org.ganglion.gan.edit.Generator;
import org.ganglion.gan.measure.Figures;
import org.ganglion.gan.measure.ImageClassifier;
import org.ganglion.gan.sample.SampleSheet;
import org.ganglion.gan.source.ChosenSamples;
import org.ganglion.gan.source.Conditions;
import org.ganglion.gan.source.PixelRange;
import org.ganglion.gan.source.RealImages;
import org.ganglion.gan.source.RowSamples;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes given images, finds their noise, adds or subtracts attributes, and shows before and after with a judge's score of every attribute. */
@Component(service = Operator.class)
@OperatorInfo(id = "gan.edit", version = "1.0", summary = "Adds and subtracts attributes of given images: +0.5 old - blond")
public final class EditImage implements Operator<EditImage.In, EditImage.Params, EditImage.Out> {
  private static final int BATCH = 32;

  private final TensorCore core;

  @Activate
  public EditImage(@Reference TensorCore core) {
    this.core = core;
  }

  /** What to edit, and by whom. */
  public record In(
      @Port("images to edit") Images images,
      @Port("a conditional generator that gan.train made") Model generator,
      @Port("its encoder, by gan.train-encoder") Model encoder,
      @Port("tells the same attributes, by gan.train-judge") Model judge) {}

  /** What to change. */
  public record Params(
      @Help("sum of attributes: '+0.5 old - blond'") String change,
      @Default("8") @Min(1) @Max(64) @Help("how many of the images to edit, from the first on") int count,
      @Default("150") @Min(0) @Help("gradient steps through the generator by which the encoder's guess of the noise is refined") int steps,
      @Default("true") @Help("whether what the generator cannot make again is kept from the given image") boolean keepDetails) {}

  /** Before and after. */
  public record Out(
      @Port("above as given, in the middle as the generator makes them again, below changed") Pictures sheet,
      @Port("the changed images") Images images,
      @Port("every attribute's score before and after, image by image") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    try (Generator generator = new Generator(core, in.generator(), BATCH, context);
        ImageClassifier judge = ImageClassifier.judge(core, in.judge(), generator.model().image(), context)) {
      Conditions conditions = generator.model().conditions();
      AttributeSum sum = AttributeSum.of(params.change(), requireNamed(conditions));
      requireFitting(in.images(), generator.model().image());
      if (!judge.conditions().names().equals(conditions.names())) {
        throw new InputException("judge: it tells " + judge.conditions().names() + ", the generator makes " + conditions.names()
            + "; train it on the same images");
      }
      ChosenSamples chosen = ChosenSamples.first(RealImages.unknown(in.images(), generator.model().range()), params.count());
      double[][] before = judge.ask(chosen).probabilities();
      float[][] known = known(in.images(), conditions, before);
      Editing editing = new Editing(core, generator, in.encoder(), chosen, known, params.steps(), params.keepDetails(), context);
      float[][] wanted = new float[known.length][];
      for (int i = 0; i < wanted.length; i++) {
        wanted[i] = sum.addTo(known[i], conditions.names());
      }
      RowSamples after = new RowSamples(generator.model().image(), editing.under(wanted), generator.model().range());
      return new Out(
          sheet(params.change(), generator.model().image(), editing, after),
          after.images(Optional.empty(), Optional.empty()),
          new Facts(scores(conditions.names(), before, judge.ask(after).probabilities())));
    }
  }

  private static List<String> requireNamed(Conditions conditions) {
    if (conditions.width() == 0) {
      throw new InputException(
          "generator: it was trained without condition, so there is nothing to add or subtract; train it with condition: attributes");
    }
    return conditions.names();
  }

  private static void requireFitting(Images images, Shape image) {
    if (!Shape.of(images.channels(), images.height(), images.width()).equals(image)) {
      throw new InputException("images: these are " + images.channels() + "×" + images.height() + "×" + images.width() + ", the generator makes "
          + image);
    }
  }

  /** What is known of the images, else what the judge takes them for. */
  private static float[][] known(Images images, Conditions conditions, double[][] judged) {
    boolean given = switch (conditions.kind()) {
      case LABELS -> images.labels().filter(labels -> labels.classes().equals(conditions.names())).isPresent();
      case ATTRIBUTES -> images.attributes().filter(attributes -> attributes.names().equals(conditions.names())).isPresent();
      case NONE -> false;
    };
    float[][] known = new float[judged.length][conditions.width()];
    RealImages source = given ? RealImages.known(images, conditions.kind(), PixelRange.FULL) : null;
    for (int i = 0; i < known.length; i++) {
      if (given) {
        source.copyCondition(i, FloatBuffer.wrap(known[i]), 0);
      } else {
        for (int c = 0; c < known[i].length; c++) {
          known[i][c] = judged[i][c] >= 0.5 ? 1 : 0;
        }
      }
    }
    return known;
  }

  private static Pictures sheet(String change, Shape image, Editing editing, RowSamples after) {
    List<float[]> rows = new ArrayList<>(List.of(editing.given()));
    rows.addAll(List.of(editing.rebuilt()));
    rows.addAll(List.of(after.rows()));
    RowSamples all = new RowSamples(image, rows.toArray(float[][]::new), after.range());
    return new Pictures(List.of(SampleSheet.of(change, all.pixels(), image.dim(0), image.dim(1), image.dim(2), after.count())));
  }

  /** Two rows for each image: a judge's scores of it as it was given and as it is now. */
  private static Map<String, Object> scores(List<String> names, double[][] before, double[][] after) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < before.length; i++) {
      rows.add(Figures.scores(Map.of("image", i + 1 + " before"), names, before[i]));
      rows.add(Figures.scores(Map.of("image", i + 1 + " after"), names, after[i]));
    }
    return Map.of("the judge's scores", rows);
  }
}
