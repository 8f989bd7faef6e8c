package org.ganglion.compression.search;

import java.util.List;
import java.util.function.Consumer;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.tensor.Arena;
import org.ganglion.compression.prune.CubicSchedule;
import org.ganglion.compression.prune.GradualPruning;
import org.ganglion.compression.prune.LeastSquaresRepair;
import org.ganglion.compression.prune.Masks;
import org.ganglion.compression.prune.Ranking;
import org.ganglion.compression.prune.WholeChannels;
import org.ganglion.compression.prune.WeightMatrix;
import org.ganglion.compression.quantise.Activations;
import org.ganglion.compression.quantise.RoundedWeights;
import org.ganglion.kit.training.LearningRate;
import org.ganglion.kit.training.Trainer;

/** Lets a network go on learning while weights are taken from it or rounded. */
public final class FineTuning {
  private static final int BATCH = 128;

  private final TensorCore core;
  private final RunContext context;
  private final Task task;
  private final double learningRate;

  public FineTuning(TensorCore core, RunContext context, Task task, double learningRate) {
    this.core = core;
    this.context = context;
    this.task = task;
    this.learningRate = learningRate;
  }

  /**
   * Prunes to a sparsity: the first half of the way at once, repaired by least squares, the rest along the cubic schedule while the network learns;
   * then it learns for as long again with the masks held.
   */
  public Model prune(Model model, Ranking ranking, double sparsity, int epochs) {
    List<WeightMatrix> matrices = WeightMatrix.of(NetworkGraph.of(model.spec()));
    Masks masks = Masks.ofZeros(matrices, model.parameters());
    double start = masks.sparsity() + (sparsity - masks.sparsity()) / 2;
    masks = ranking.remove(masks, model.parameters(), start);
    float[] parameters = model.parameters().clone();
    masks.apply(parameters);
    Model cut = new Model(model.spec(), parameters, model.statistics(), model.about());
    Model repaired = new LeastSquaresRepair(new Activations(core, context.engine()), task.training()).repair(model, cut);
    int perEpoch = (task.training().count() + BATCH - 1) / BATCH;
    long steps = Math.max(1, (long) epochs * perEpoch / 2);
    long dt = Math.max(1, steps / 50);
    GradualPruning pruning = new GradualPruning(masks, ranking, new CubicSchedule(start, sparsity, 0, (int) Math.max(1, steps / dt), dt));
    return learn(repaired, epochs, pruning::afterStep);
  }

  /** Takes whole units and filters away, gives the others what these did by least squares, and learns on. The same network where none can go. */
  public Model narrow(Model model, double share, int epochs) {
    WholeChannels channels = new WholeChannels(model, share);
    if (!channels.any()) {
      return model;
    }
    Model repaired = new LeastSquaresRepair(new Activations(core, context.engine()), task.training()).repair(model, channels.emptied());
    return learn(channels.narrowed(repaired), epochs, network -> { });
  }

  /** Learns on with weights as int8 will have them; zeros stay zeros. */
  public Model round(Model model, int epochs) {
    RoundedWeights rounding = new RoundedWeights(NetworkGraph.of(model.spec()), model.parameters());
    Model start = new Model(model.spec(), rounding.rounded(), model.statistics(), model.about());
    Model learnt = learn(start, epochs, rounding::afterStep);
    return new Model(model.spec(), rounding.master(), learnt.statistics(), model.about());
  }

  private Model learn(Model model, int epochs, Consumer<Network> afterStep) {
    int batch = Math.min(BATCH, task.training().count());
    CompileOptions options =
        CompileOptions.training(batch).withGradients(Gradient.PARAMETERS).onEngine(context.engine()).withThreads(context.threads());
    try (Network network = core.compile(model.spec(), context.seed(), options); Arena arena = core.arena()) {
      model.into(network);
      Trainer trainer = new Trainer(network, task.training(),
          new Trainer.Plan(task.loss(), Updater.adam(), LearningRate.cosine(learningRate), batch, epochs, 0, context.seed()), arena, afterStep);
      while (!trainer.finished()) {
        trainer.step();
        context.checkCancelled();
      }
      return Model.of(network, model.about());
    }
  }
}
