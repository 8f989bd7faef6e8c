package org.ganglion.gan;

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
import org.ganglion.api.data.Names;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.tensor.Shape;
import org.ganglion.gan.edit.EncoderTraining;
import org.ganglion.gan.edit.Generator;
import org.ganglion.gan.measure.Figures;
import org.ganglion.gan.measure.ImageClassifier;
import org.ganglion.gan.sample.SampleSheet;
import org.ganglion.gan.source.RowSamples;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Draws the way between two labels or attribute vectors: across from one to the other, down along a second way, or another noise each row. */
@Component(service = Operator.class)
@OperatorInfo(id = "gan.interpolate", version = "1.0", summary = "Draws the way between two labels or attribute vectors as a grid")
public final class InterpolateLabels implements Operator<InterpolateLabels.In, InterpolateLabels.Params, InterpolateLabels.Out> {
  private static final int BATCH = 64;

  private final TensorCore core;

  @Activate
  public InterpolateLabels(@Reference TensorCore core) {
    this.core = core;
  }

  /** Whom to draw from. */
  public record In(
      @Port("a conditional generator that gan.train made") Model generator,
      @Port("scores the grid, by gan.train-judge") Optional<Model> judge) {}

  /** Where a way begins and ends: values of labels or attributes; what is not named is as in {@code base}. */
  public record Way(Map<String, Double> from, Map<String, Double> to) {}

  /** Which ways. */
  public record Params(
      @Help("from the left to the right: {from: {old: 1}, to: {old: 0}}") Way across,
      @Help("from above to below; another noise in each row when left out") Optional<Way> down,
      @Default("{}") @Help("values of what no way names; 0 where this names it neither") Map<String, Double> base,
      @Default("9") @Min(2) @Max(64) @Help("columns of the grid") int columns,
      @Default("5") @Min(1) @Max(64) @Help("rows of the grid") int rows,
      @Help("draws other samples; the seed of the step when left out") Optional<Long> seed) {}

  /** The grid. */
  public record Out(
      @Port("the grid") Pictures sheet, @Port("its images, row by row") Images images,
      @Port("the judge's mean scores, column by column") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    try (Generator generator = new Generator(core, in.generator(), BATCH, context)) {
      List<String> names = generator.model().conditions().names();
      if (names.isEmpty()) {
        throw new InputException(
            "generator: it was trained without condition, so there is no way between two; train it with condition: labels or attributes");
      }
      int count = params.rows() * params.columns();
      float[][] own = EncoderTraining.noise(params.rows(), generator.model().latent(), params.seed().orElse(context.seed()));
      float[][] noise = new float[count][];
      float[][] conditions = new float[count][];
      for (int i = 0; i < count; i++) {
        double right = (double) (i % params.columns()) / (params.columns() - 1);
        double below = params.rows() == 1 ? 0 : (double) (i / params.columns()) / (params.rows() - 1);
        noise[i] = own[params.down().isPresent() ? 0 : i / params.columns()];
        conditions[i] = new float[names.size()];
        put(params.base(), 1, names, conditions[i], "base");
        go(params.across(), right, names, conditions[i], "across");
        if (params.down().isPresent()) {
          go(params.down().get(), below, names, conditions[i], "down");
        }
      }
      Shape image = generator.model().image();
      RowSamples grid = new RowSamples(image, generator.images(noise, conditions), generator.model().range());
      Facts facts = new Facts(in.judge().map(judge -> scores(judge, grid, params.columns(), context)).orElseGet(Map::of));
      Pictures sheet = new Pictures(
          List.of(SampleSheet.of("interpolation", grid.pixels(), image.dim(0), image.dim(1), image.dim(2), params.columns())));
      return new Out(sheet, grid.images(Optional.empty(), Optional.empty()), facts);
    }
  }

  private static void go(Way way, double share, List<String> names, float[] condition, String parameter) {
    put(way.from(), 1 - share, names, condition, parameter + ".from");
    put(way.to(), share, names, condition, parameter + ".to");
  }

  /** Adds a share of values; a name that both ends of a way give is met by both shares. */
  private static void put(Map<String, Double> values, double share, List<String> names, float[] condition, String parameter) {
    values.forEach((name, value) -> {
      int at = names.indexOf(name);
      if (at < 0) {
        throw new InputException(parameter + ": this generator knows no '" + name + "'; " + Names.offer(name, names));
      }
      condition[at] += (float) (share * ((Number) value).doubleValue());
    });
  }

  private Map<String, Object> scores(Model model, RowSamples grid, int columns, RunContext context) {
    try (ImageClassifier judge = ImageClassifier.judge(core, model, grid.image(), context)) {
      double[][] told = judge.ask(grid).probabilities();
      List<Map<String, Object>> rows = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        double[] mean = new double[judge.conditions().width()];
        for (int i = column; i < told.length; i += columns) {
          for (int c = 0; c < mean.length; c++) {
            mean[c] += told[i][c] * columns / told.length;
          }
        }
        rows.add(Figures.scores(Map.of("column", column + 1), judge.conditions().names(), mean));
      }
      return Map.of("the judge's mean scores from left to right", rows);
    }
  }
}
