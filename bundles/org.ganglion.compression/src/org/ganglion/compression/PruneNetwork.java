package org.ganglion.compression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.tensor.Arena;
import org.ganglion.compression.data.ModelTask;
import org.ganglion.compression.prune.Masks;
import org.ganglion.compression.prune.Pattern;
import org.ganglion.compression.prune.RandomRemoval;
import org.ganglion.compression.prune.Ranking;
import org.ganglion.compression.prune.WeightMatrix;
import org.ganglion.compression.search.FineTuning;
import org.ganglion.compression.search.Task;
import org.ganglion.kit.training.Predictions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes weights from a network, to a given sparsity: at random where that does no harm, or the small ones while it goes on learning. */
@Component(service = Operator.class)
@OperatorInfo(id = "compress.prune", version = "1.0", summary = "Removes weights from a network, at random or by magnitude, to a given sparsity")
public final class PruneNetwork implements Operator<PruneNetwork.In, PruneNetwork.Params, PruneNetwork.Out> {
  private static final int BATCH = 128;
  private static final double HELD_OUT = 0.1;

  private final TensorCore core;

  @Activate
  public PruneNetwork(@Reference TensorCore core) {
    this.core = core;
  }

  /** A network, and what it goes on learning from. */
  public record In(
      @Port("the network") Model model,
      @Port("images that it learns on from; a classifier's have labels") Optional<Images> images,
      @Port("rows that it learns on from, each column an input, in order") Optional<Table> table,
      @Port("images that the network has not learnt from, to judge by") Optional<Images> choice) {}

  /** How. */
  public record Params(
      @Default("magnitude") @Help("magnitude: small weights go while the network learns; random: any go, as long as that does no harm") Method method,
      @Default("0.9") @Min(0) @Max(0.999) @Help("share of the weights that is to go") double sparsity,
      @Default("single") @Help("which weights go together") Pattern pattern,
      @Default("0.003") @Min(0) @Max(1) @Help("most quality that random removal may cost") double loss,
      @Default("200") @Min(1) @Help("trials of random removal") int trials,
      @Default("10") @Min(1) @Help("how often all samples are seen; random removal does not learn") int epochs,
      @Default("0.001") @Min(0) @Help("size of the first step") double learningRate) {}

  /** How weights are chosen. */
  public enum Method {
    /** Any, as long as that does no harm. */
    RANDOM,
    /** Small ones, while the network goes on learning. */
    MAGNITUDE
  }

  /** What is left. */
  public record Out(@Port("the network with zeros") Model model, @Port("sparsity reached, quality before and after") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    if (in.images().isPresent() == in.table().isPresent()) {
      throw new InputException("either images or a table is what a network goes on learning from, and exactly one of them");
    }
    Task task = ModelTask.of(core, in.model(), in.images(), in.table(), in.choice(), HELD_OUT, 0.5f, context).task();
    List<WeightMatrix> matrices = WeightMatrix.of(NetworkGraph.of(in.model().spec()));
    int batch = Math.min(BATCH, task.choice().count());
    CompileOptions options = CompileOptions.inference(batch).onEngine(context.engine()).withThreads(context.threads());
    try (Network network = core.compile(in.model().spec(), 0, options); Arena arena = core.arena()) {
      in.model().into(network);
      Predictions predictions = new Predictions(network, task.choice(), batch, arena);
      double before = task.quality(predictions.outputs(), task.choice());
      Model pruned = params.method() == Method.RANDOM ? random(in.model(), params, matrices, task, network, predictions, before, context)
          : new FineTuning(core, context, task, params.learningRate())
              .prune(in.model(), new Ranking(matrices, params.pattern(), matrix -> 1), params.sparsity(), params.epochs());
      pruned.into(network);
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("sparsity", Masks.ofZeros(matrices, pruned.parameters()).sparsity());
      facts.put("quality before", before);
      facts.put("quality", task.quality(predictions.outputs(), task.choice()));
      return new Out(pruned, new Facts(facts));
    }
  }

  private static Model random(
      Model model, Params params, List<WeightMatrix> matrices, Task task, Network network, Predictions predictions, double before,
      RunContext context) {
    RandomRemoval removal = new RandomRemoval(matrices, parameters -> {
      context.checkCancelled();
      network.setParameters(parameters);
      return task.quality(predictions.outputs(), task.choice());
    }, before - params.loss(), context.seed());
    float[] parameters = model.parameters().clone();
    removal.remove(Masks.ofZeros(matrices, parameters), parameters, params.sparsity(), params.trials()).apply(parameters);
    return new Model(model.spec(), parameters, model.statistics(), model.about());
  }
}
