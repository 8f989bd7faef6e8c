package org.ganglion.compression.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Shape;
import org.ganglion.compression.search.Task;
import org.ganglion.edge.model.Decision;
import org.ganglion.edge.model.EdgeModelBuilder;
import org.ganglion.edge.model.Preprocessing;
import org.ganglion.kit.training.ArraySamples;
import org.ganglion.kit.training.Predictions;
import org.ganglion.kit.training.Samples;
import org.ganglion.kit.training.TaughtSamples;

/**
 * What a model's facts and the data make of the task: a classifier ({@code kind} {@code classifier}) is judged by labels, an {@code auto-encoder} by
 * its reconstruction errors, any other model by the outputs that it has now. Pixels enter as {@code p·scale + shift}, by the facts of these names.
 */
public final class ModelTask {
  /** The kind of a model whose outputs are its inputs, rebuilt. */
  private static final String AUTO_ENCODER = "auto-encoder";

  private static final int BATCH = 128;

  private final Model model;
  private final Task task;
  private final List<String> classes;
  private final boolean images;

  private ModelTask(Model model, Task task, List<String> classes, boolean images) {
    this.model = model;
    this.task = task;
    this.classes = classes;
    this.images = images;
  }

  /** Prepares samples; those to choose by are drawn by the seed of the run. */
  public static ModelTask of(
      TensorCore core, Model model, Optional<Images> images, Optional<Table> table, Optional<Images> choice, double heldOut, float teacher,
      RunContext context) {
    boolean classifier = model.about().getOrDefault("kind", "").equals("classifier");
    List<String> classes = classifier ? Arrays.asList(model.about().get("classes").split("\n")) : List.of();
    if (classifier && images.isEmpty()) {
      throw new InputException("table: a classifier of images goes on learning from images with labels");
    }
    Samples own = samples(core, model, images, table, classes, context);
    Samples taught = own;
    if (classifier) {
      taught = new TaughtSamples(own, TaughtSamples.probabilities(outputs(core, model, own, context)), teacher);
    }
    Task.Measure measure = classifier ? Task.Measure.ACCURACY
        : model.about().getOrDefault("kind", "").equals(AUTO_ENCODER) ? Task.Measure.SCORES : Task.Measure.OUTPUTS;
    if (choice.isPresent()) {
      Samples kept = samples(core, model, choice, Optional.empty(), classes, context);
      return new ModelTask(model, new Task(strange(core, model, taught, measure, context), kept, measure), classes, true);
    }
    int[] order = RandomStream.of(context.seed(), "choice").permutation(own.count(), 0);
    int kept = Math.max(1, (int) Math.round(own.count() * heldOut));
    Samples learnt = strange(core, model, taught.only(Arrays.copyOfRange(order, kept, order.length)), measure, context);
    Task task = new Task(learnt, own.only(Arrays.copyOf(order, kept)), measure);
    return new ModelTask(model, task, classes, images.isPresent());
  }

  private static Samples samples(
      TensorCore core, Model model, Optional<Images> images, Optional<Table> table, List<String> classes, RunContext context) {
    Shape input = model.spec().inputs().get(0).sample();
    Shape output = NetworkGraph.of(model.spec()).outputs().get(0).edge().shape();
    Shape target = Shape.of(output.size());
    if (images.isPresent()) {
      Samples pixels = new PixelSamples(images.get(), input, target, number(model, "scale", 1f / 255), number(model, "shift", 0), classes);
      return classes.isEmpty() ? imitated(core, model, pixels, context) : pixels;
    }
    float[][] rows = rows(table.orElseThrow(), Math.toIntExact(input.size()));
    return imitated(core, model, new ArraySamples(input, target, rows, new float[rows.length][Math.toIntExact(output.size())]), context);
  }

  /**
   * An auto-encoder must be imitated where it errs, too: beside samples as they are it learns from distorted ones what the original says to these.
   */
  private static Samples strange(TensorCore core, Model model, Samples samples, Task.Measure measure, RunContext context) {
    if (measure != Task.Measure.SCORES) {
      return samples;
    }
    ArraySamples distorted = Distortion.of(samples, RandomStream.of(context.seed(), "distortion"));
    return new ArraySamples(distorted.input(), distorted.target(), distorted.inputs(), outputs(core, model, distorted, context));
  }

  private static float number(Model model, String fact, float otherwise) {
    return model.about().containsKey(fact) ? Float.parseFloat(model.about().get(fact)) : otherwise;
  }

  /** The same inputs with what the model says as their targets. */
  private static Samples imitated(TensorCore core, Model model, Samples samples, RunContext context) {
    return new TaughtSamples(samples, outputs(core, model, samples, context), 1);
  }

  private static float[][] outputs(TensorCore core, Model model, Samples samples, RunContext context) {
    int batch = Math.min(BATCH, samples.count());
    try (Arena arena = core.arena();
        Network network = core.compile(model.spec(), 0, CompileOptions.inference(batch).onEngine(context.engine()).withThreads(context.threads()))) {
      model.into(network);
      return new Predictions(network, samples, batch, arena).outputs();
    }
  }

  private static float[][] rows(Table table, int width) {
    List<Table.Numbers> columns =
        table.columns().stream().filter(Table.Numbers.class::isInstance).map(Table.Numbers.class::cast).toList();
    if (columns.size() != width) {
      throw new InputException("table: the network takes " + width + " values, the table has " + columns.size() + " columns of numbers");
    }
    float[][] rows = new float[table.rows()][width];
    for (int c = 0; c < width; c++) {
      for (int row = 0; row < rows.length; row++) {
        rows[row][c] = (float) columns.get(c).values()[row];
      }
    }
    return rows;
  }

  /** What to learn on from and to choose by. */
  public Task task() {
    return task;
  }

  /** Names of a classifier's classes; empty for other models. */
  public List<String> classes() {
    return classes;
  }

  /** Samples that nothing has seen, where there are any. */
  public Optional<Samples> unseen(TensorCore core, Optional<Images> testImages, Optional<Table> testTable, RunContext context) {
    boolean any = images ? testImages.isPresent() : testTable.isPresent();
    return any ? Optional.of(samples(core, model, testImages, testTable, classes, context)) : Optional.empty();
  }

  /** Adds preprocessing, labels and the decision to a package. */
  public void describe(EdgeModelBuilder builder) {
    if (images) {
      float scale = number(model, "scale", 1f / 255);
      builder.preprocessing(Preprocessing.scaled(-number(model, "shift", 0) / scale, scale));
    }
    classes.forEach(builder::label);
    if (!classes.isEmpty()) {
      builder.decision(Decision.argMax());
    }
    model.about().forEach((key, value) -> {
      if (!key.equals("classes")) {
        builder.provenance(key, value);
      }
    });
  }
}
