package org.ganglion.anomaly.detector;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.anomaly.Samples;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.loss.Losses;
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
 * The bow tie: an auto-encoder whose layers narrow to a bottleneck and widen again (Hinton and Salakhutdinov, 2006). What is normal passes through
 * the bottleneck, what is not is rebuilt badly. Use it where sensors depend on each other in curves; where they depend linearly PCA does the same at
 * once.
 */
@Component(service = Detector.class)
@Provides(id = BowTie.ID, summary = "reconstruction error of an auto-encoder that narrows to a bottleneck")
public final class BowTie implements Detector {
  /** Its id. */
  public static final String ID = "bow-tie";

  private static final int BATCH = 64;
  private static final int MOST_EPOCHS = 1000;
  private static final int MOST_SAMPLES = 8000;
  private static final double RATE = 5e-3;

  /** What its layers are. */
  public enum Kind {
    /** Dense, with a layer half-way on both sides. */
    DENSE,
    /** Dense, nothing between sample and bottleneck: for one sensor the fastest on very long series. */
    SHALLOW,
    /** Filters along time. */
    CONVOLUTIONAL,
    /** Memories that read and write the window row by row. */
    RECURRENT
  }

  private final TensorCore core;
  private final Kind kind;
  private final int bottleneck;
  private final int sensors;
  private final DoubleConsumer losses;

  @Activate
  public BowTie(@Reference TensorCore core) {
    this(core, Kind.DENSE, 8, 1, loss -> { });
  }

  /**
   * A bow tie of a kind.
   *
   * @param bottleneck width of the narrowest layer
   * @param sensors how many a sample holds, one after the other
   * @param losses hears of each epoch
   */
  public BowTie(TensorCore core, Kind kind, int bottleneck, int sensors, DoubleConsumer losses) {
    this.core = core;
    this.kind = kind;
    this.bottleneck = bottleneck;
    this.sensors = sensors;
    this.losses = losses;
  }

  private static BowTieForm form(Kind kind, int width, int sensors, int bottleneck) {
    int narrow = Math.max(1, Math.min(bottleneck, width - 1));
    return switch (kind) {
      case DENSE, SHALLOW -> new BowTieForm.Dense(width, narrow, kind == Kind.SHALLOW);
      case CONVOLUTIONAL -> new BowTieForm.Convolutional(sensors, width / sensors, narrow);
      case RECURRENT -> new BowTieForm.Recurrent(sensors, width / sensors, narrow);
    };
  }

  @Override
  public FittedDetector fit(Samples normal, long seed) {
    if (normal.count() < 8) {
      throw new InputException("a bow tie learns from at least 8 samples, there are " + normal.count());
    }
    BowTieForm form = form(kind, normal.width(), sensors, bottleneck);
    float[][] rows = rows(form, normal);
    ArraySamples samples = new ArraySamples(Shape.of(normal.width()), Shape.of(normal.width()), rows, rows);
    int epochs = Math.min(MOST_EPOCHS, Math.max(10, form.steps() * BATCH / rows.length));
    Trainer.Plan plan =
        new Trainer.Plan(Losses.meanSquaredError(), Updater.adam(), LearningRate.cosine(RATE), Math.min(BATCH, rows.length), epochs, 1, seed);
    CompileOptions options = CompileOptions.training(plan.batch()).withGradients(Gradient.PARAMETERS).withThreads(1);
    try (Network network = core.compile(form.spec(), seed, options);
        Arena arena = core.arena()) {
      Trainer trainer = new Trainer(network, samples, plan, arena);
      while (!trainer.finished()) {
        trainer.step();
        if (trainer.atEpochEnd()) {
          losses.accept(trainer.meanLoss());
        }
      }
      float[] parameters = network.parameters();
      Fitted fitted = new Fitted(kind, sensors, form, parameters, form.stack(parameters), null);
      return new Fitted(kind, sensors, form, parameters, fitted.stack, NormalScores.of(fitted, normal));
    }
  }

  private static float[][] rows(BowTieForm form, Samples normal) {
    int step = Math.max(1, normal.count() / MOST_SAMPLES);
    float[][] rows = new float[(normal.count() + step - 1) / step][normal.width()];
    double[] sample = new double[normal.width()];
    for (int i = 0; i < rows.length; i++) {
      normal.read(i * step, sample);
      double[] ordered = form.ordered(sample);
      for (int k = 0; k < sample.length; k++) {
        rows[i][k] = (float) ordered[k];
      }
    }
    return rows;
  }

  @Override
  public FittedDetector restore(Map<String, Object> state) {
    States.require(state, ID);
    double[] values = States.doubles(state.get("parameters"));
    float[] parameters = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      parameters[i] = (float) values[i];
    }
    Kind of = Kind.valueOf(state.get("form").toString());
    int several = whole(state, "sensors");
    BowTieForm form = form(of, whole(state, "width"), several, whole(state, "bottleneck"));
    return new Fitted(of, several, form, parameters, form.stack(parameters), new NormalScores(States.doubles(state.get("scores"))));
  }

  /**
   * The network of a trained bow tie, for other uses than scoring; empty for a detector of another kind.
   *
   * @see #ordered
   */
  public static Optional<Model> network(FittedDetector fitted) {
    return fitted instanceof Fitted bowTie
        ? Optional.of(new Model(bowTie.form.spec(), bowTie.parameters.clone(), new float[0], Map.of("kind", "auto-encoder"))) : Optional.empty();
  }

  /** A sample in the order in which the network of a bow tie takes it. */
  public static double[] ordered(FittedDetector fitted, double[] sample) {
    return fitted instanceof Fitted bowTie ? bowTie.form.ordered(sample) : sample;
  }

  private static int whole(Map<String, Object> state, String key) {
    return ((Number) state.get(key)).intValue();
  }

  /** A trained bow tie. */
  record Fitted(Kind kind, int sensors, BowTieForm form, float[] parameters, LayerStack stack, NormalScores normal) implements FittedDetector {
    private double[] rest(double[] sample) {
      double[] back = stack.forward(sample);
      double[] rest = new double[sample.length];
      Arrays.setAll(rest, k -> sample[k] - back[k]);
      return rest;
    }

    @Override
    public double score(double[] sample) {
      double[] rest = rest(sample);
      return Math.sqrt(PrincipalAxes.dot(rest, rest));
    }

    @Override
    public double threshold(double share) {
      return normal.threshold(share);
    }

    @Override
    public double[] explain(double[] sample) {
      return Shares.ofSquares(rest(sample));
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
      Map<String, Object> state = new LinkedHashMap<>();
      state.put("kind", ID);
      state.put("form", kind.name());
      state.put("sensors", sensors);
      state.put("width", stackWidth());
      state.put("bottleneck", form.bottleneck());
      state.put("parameters", States.list(values));
      state.put("scores", States.list(normal.quantiles()));
      return state;
    }

    private int stackWidth() {
      return form.spec().inputs().get(0).shape().get(0);
    }
  }
}
