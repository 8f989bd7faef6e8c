package org.ganglion.anomaly.detector;

import static org.ganglion.api.network.NetworkSpec.Layers.dense;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.anomaly.Samples;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.loss.Losses;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Shape;
import org.ganglion.kit.training.ArraySamples;
import org.ganglion.kit.training.LearningRate;
import org.ganglion.kit.training.Trainer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The bow tie: an auto-encoder whose dense layers narrow to a bottleneck and widen again (Hinton and Salakhutdinov, 2006). What is normal passes through the
 * bottleneck, what is not is rebuilt badly. Use it where sensors depend on each other in curves; where they depend linearly PCA does the same at once.
 */
@Component(service = Detector.class)
@Provides(id = "bow-tie", summary = "reconstruction error of a dense auto-encoder that narrows to a bottleneck")
public final class BowTie implements Detector {
  static final String KIND = "bow-tie";
  private static final int BATCH = 64;
  private static final int LEAST_STEPS = 4000;
  private static final int MOST_EPOCHS = 1000;
  private static final int MOST_SAMPLES = 8000;
  private static final double RATE = 5e-3;

  private final TensorCore core;
  private final int bottleneck;
  private final DoubleConsumer losses;

  @Activate
  public BowTie(@Reference TensorCore core) {
    this(core, 8, loss -> { });
  }

  /** A bottleneck of a stated width; {@code losses} hears of each epoch. */
  public BowTie(TensorCore core, int bottleneck, DoubleConsumer losses) {
    this.core = core;
    this.bottleneck = bottleneck;
    this.losses = losses;
  }

  /** Layers for samples of a width: half way down to the bottleneck, and back. */
  int[] widths(int width) {
    int narrow = Math.max(1, Math.min(bottleneck, width - 1));
    int between = (width + narrow + 1) / 2;
    return new int[] {width, between, narrow, between, width};
  }

  /** The network of some widths. */
  static NetworkSpec spec(int[] widths) {
    NetworkSpec.Builder net = NetworkSpec.builder("bow-tie").input("input", widths[0]);
    for (int layer = 1; layer < widths.length - 1; layer++) {
      net.add("dense" + layer, dense(widths[layer])).activate("active" + layer, Layer.Function.TANH);
    }
    return net.add("output", dense(widths[widths.length - 1])).outputs("output").build();
  }

  @Override
  public FittedDetector fit(Samples normal, long seed) {
    if (normal.count() < 8) {
      throw new InputException("a bow tie learns from at least 8 samples, there are " + normal.count());
    }
    int[] widths = widths(normal.width());
    float[][] rows = rows(normal);
    ArraySamples samples = new ArraySamples(Shape.of(normal.width()), Shape.of(normal.width()), rows, rows);
    int epochs = Math.min(MOST_EPOCHS, Math.max(10, LEAST_STEPS * BATCH / rows.length));
    Trainer.Plan plan =
        new Trainer.Plan(Losses.meanSquaredError(), Updater.adam(), LearningRate.cosine(RATE), Math.min(BATCH, rows.length), epochs, 1, seed);
    CompileOptions options = CompileOptions.training(plan.batch()).withGradients(Gradient.PARAMETERS).withThreads(1);
    try (Network network = core.compile(spec(widths), seed, options);
        Arena arena = core.arena()) {
      Trainer trainer = new Trainer(network, samples, plan, arena);
      while (!trainer.finished()) {
        trainer.step();
        if (trainer.atEpochEnd()) {
          losses.accept(trainer.meanLoss());
        }
      }
      float[] parameters = network.parameters();
      Fitted fitted = new Fitted(widths, parameters, new DenseStack(widths, parameters), null);
      return new Fitted(widths, parameters, fitted.stack, NormalScores.of(fitted, normal));
    }
  }

  private static float[][] rows(Samples normal) {
    int step = Math.max(1, normal.count() / MOST_SAMPLES);
    float[][] rows = new float[(normal.count() + step - 1) / step][normal.width()];
    double[] sample = new double[normal.width()];
    for (int i = 0; i < rows.length; i++) {
      normal.read(i * step, sample);
      for (int k = 0; k < sample.length; k++) {
        rows[i][k] = (float) sample[k];
      }
    }
    return rows;
  }

  @Override
  public FittedDetector restore(Map<String, Object> state) {
    States.require(state, KIND);
    int[] widths = Arrays.stream(States.doubles(state.get("widths"))).mapToInt(w -> (int) w).toArray();
    double[] values = States.doubles(state.get("parameters"));
    float[] parameters = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      parameters[i] = (float) values[i];
    }
    return new Fitted(widths, parameters, new DenseStack(widths, parameters), new NormalScores(States.doubles(state.get("scores"))));
  }

  /** A trained bow tie. */
  record Fitted(int[] widths, float[] parameters, DenseStack stack, NormalScores normal) implements FittedDetector {
    @Override
    public double score(double[] sample) {
      double[] back = stack.forward(sample);
      double sum = 0;
      for (int k = 0; k < sample.length; k++) {
        sum += (sample[k] - back[k]) * (sample[k] - back[k]);
      }
      return Math.sqrt(sum);
    }

    @Override
    public double threshold(double share) {
      return normal.threshold(share);
    }

    @Override
    public double[] explain(double[] sample) {
      double[] back = stack.forward(sample);
      double[] rest = new double[sample.length];
      Arrays.setAll(rest, k -> sample[k] - back[k]);
      return Shares.ofSquares(rest);
    }

    @Override
    public double[] bottleneck(double[] sample) {
      stack.forward(sample);
      return stack.narrowest();
    }

    @Override
    public double[] reconstruct(double[] sample) {
      return stack.forward(sample).clone();
    }

    @Override
    public Map<String, Object> state() {
      double[] values = new double[parameters.length];
      Arrays.setAll(values, i -> parameters[i]);
      return Map.of(
          "kind", KIND,
          "widths", Arrays.stream(widths).boxed().toList(),
          "parameters", States.list(values),
          "scores", States.list(normal.quantiles()));
    }
  }
}
