package org.ganglion.gan;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.gan.edit.Editing;
import org.ganglion.gan.edit.EncoderTraining;
import org.ganglion.gan.edit.Generator;
import org.ganglion.gan.measure.AttributeObedience;
import org.ganglion.gan.measure.ImageClassifier;
import org.ganglion.gan.source.ChosenSamples;
import org.ganglion.gan.source.Conditions;
import org.ganglion.gan.source.RealImages;
import org.ganglion.gan.source.RowSamples;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Measures label arithmetic: flips every attribute of given images one by one, and walks every attribute from 0 to 1 in made ones. */
@Component(service = Operator.class)
@OperatorInfo(
    id = "gan.measure-attributes",
    version = "1.0",
    summary = "Measures how well attributes can be edited: whether they flip, whether the others stay, whether ways rise")
public final class MeasureAttributes implements Operator<MeasureAttributes.In, MeasureAttributes.Params, MeasureAttributes.Out> {
  private static final int BATCH = 64;

  private final TensorCore core;

  @Activate
  public MeasureAttributes(@Reference TensorCore core) {
    this.core = core;
  }

  /** What to edit, and by whom. */
  public record In(
      @Port("real images with attributes, which nobody learnt from") Images images,
      @Port("a generator of these attributes") Model generator,
      @Port("its encoder") Model encoder,
      @Port("tells the same attributes") Model judge) {}

  /** How much. */
  public record Params(
      @Default("200") @Min(1) @Help("images to edit, and ways to walk for each attribute") int count,
      @Default("150") @Min(0) @Help("steps of refinement, as in gan.edit") int steps,
      @Default("true") @Help("as in gan.edit") boolean keepDetails,
      @Default("9") @Min(3) @Help("points of a way") int points) {}

  /** What came out. */
  public record Out(@Port("flips, stays and rising ways of every attribute") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    try (Generator generator = new Generator(core, in.generator(), BATCH, context);
        ImageClassifier judge = ImageClassifier.judge(core, in.judge(), generator.model().image(), context)) {
      Conditions conditions = generator.model().conditions();
      if (conditions.kind() != Conditions.Kind.ATTRIBUTES || !judge.conditions().equals(conditions)) {
        throw new InputException("generator and judge must know the same attributes, not " + conditions.names() + " and "
            + judge.conditions().names());
      }
      ChosenSamples chosen =
          ChosenSamples.first(RealImages.known(in.images(), Conditions.Kind.ATTRIBUTES, generator.model().range()), params.count());
      float[][] known = new float[chosen.count()][conditions.width()];
      for (int i = 0; i < known.length; i++) {
        chosen.copyCondition(i, FloatBuffer.wrap(known[i]), 0);
      }
      Editing editing = new Editing(core, generator, in.encoder(), chosen, known, params.steps(), params.keepDetails(), context);
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("images edited", chosen.count());
      facts.put("mean absolute error of the rebuilt images, of 255", 127.5 * difference(editing.given(), editing.rebuilt()));
      AttributeObedience obedience = new AttributeObedience(conditions.names());
      double[][] before = judge.ask(chosen).probabilities();
      for (int c = 0; c < conditions.width(); c++) {
        float[][] flipped = new float[known.length][];
        for (int i = 0; i < flipped.length; i++) {
          flipped[i] = known[i].clone();
          flipped[i][c] = 1 - flipped[i][c];
        }
        double[][] after = judge.ask(new RowSamples(generator.model().image(), editing.under(flipped), generator.model().range())).probabilities();
        obedience.edited(c, flipped, before, after);
        obedience.walked(c, ways(generator, judge, known, c, params.points(), context.seed()));
        context.progress(c + 1L, conditions.width(), "attributes");
      }
      facts.putAll(obedience.facts());
      return new Out(new Facts(facts));
    }
  }

  private static double difference(float[][] one, float[][] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      for (int p = 0; p < one[i].length; p++) {
        sum += Math.abs(one[i][p] - other[i][p]) / ((double) one.length * one[i].length);
      }
    }
    return sum;
  }

  /** The judge's scores of an attribute along ways from 0 to 1 of it, ways × points. */
  private static double[][] ways(Generator generator, ImageClassifier judge, float[][] known, int attribute, int points, long seed) {
    float[][] noise = EncoderTraining.noise(known.length, generator.model().latent(), seed);
    double[][] ways = new double[known.length][points];
    for (int point = 0; point < points; point++) {
      float[][] conditions = new float[known.length][];
      for (int i = 0; i < conditions.length; i++) {
        conditions[i] = known[i].clone();
        conditions[i][attribute] = (float) point / (points - 1);
      }
      double[][] told = judge.ask(new RowSamples(generator.model().image(), generator.images(noise, conditions), generator.model().range()))
          .probabilities();
      for (int i = 0; i < ways.length; i++) {
        ways[i][point] = told[i][attribute];
      }
    }
    return ways;
  }
}
