package org.ganglion.compression;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.DevicePackage;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Table;
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
import org.ganglion.compression.cost.DeviceProfile;
import org.ganglion.compression.data.ModelTask;
import org.ganglion.compression.page.CompressionPage;
import org.ganglion.compression.page.CostTable;
import org.ganglion.compression.page.Verdict;
import org.ganglion.compression.prune.Pattern;
import org.ganglion.compression.quantise.Activations;
import org.ganglion.compression.search.AccuracyLoop;
import org.ganglion.compression.search.Assembly;
import org.ganglion.compression.search.Candidate;
import org.ganglion.compression.search.DeviceRun;
import org.ganglion.compression.search.FineTuning;
import org.ganglion.compression.search.Goals;
import org.ganglion.compression.search.Task;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes a trained network small: int8, then ever fewer weights while it goes on learning, judged at each step as the device computes it. Always gives
 * the best that it found, and says which goal was missed and by how much.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "compress.auto", version = "1.0", summary = "Prunes and quantises a network as far as a goal allows, and packs it for devices",
    pure = false)
public final class CompressAuto implements Operator<CompressAuto.In, CompressAuto.Params, CompressAuto.Out> {
  private final TensorCore core;

  @Activate
  public CompressAuto(@Reference TensorCore core) {
    this.core = core;
  }

  /** A network, and what it is to go on learning from. Either images or a table. */
  public record In(
      @Port("the network; a classifier keeps its accuracy, an auto-encoder the order of its anomaly scores, any other the outputs that it has"
          + " now") Model model,
      @Port("images that it learns on from; a classifier's have labels") Optional<Images> images,
      @Port("rows that it learns on from, each column an input, in order") Optional<Table> table,
      @Port("images that the network has not learnt from, to choose by; without them a share of the others is kept, which it may know already")
          Optional<Images> choice,
      @Port("images that neither the network nor the search has seen, for the final verdict") Optional<Images> testImages,
      @Port("rows that neither the network nor the search has seen, for the final verdict") Optional<Table> testTable) {}

  /** Goals, and how to reach them. */
  public record Params(
      @Default("{}") @Help("what must hold") Goals goals,
      @Default("single") @Help("which weights go together: single gives the fewest, outputs-8 and outputs-16 the fastest on a CPU") Pattern pattern,
      @Default("magnitude") @Help("magnitude: small weights go first; energy: of equally small ones those of layers that are dear") Order order,
      @Default("true") @Help("whether to compute in int8") boolean int8,
      @Default("8") @Min(1) @Help("how often all samples are seen at each sparsity") int epochs,
      @Default("0.001") @Min(0) @Help("size of the first step after each change; it falls along half a cosine to nothing") double learningRate,
      @Default("100") @Min(1) @Help("how many times fewer weights are tried at most") double mostFactor,
      @Default("1") @Min(0) @Max(5) @Help("how often the gap between the last good and the first bad sparsity is halved") int halvings,
      @Default("0") @Min(0) @Max(0.95)
          @Help("share of the units and filters of hidden layers that is taken away whole before single weights; 0: none") double channels,
      @Default("0.9") @Min(0) @Max(1) @Help("share of the original's opinion in what a classifier learns on from") double teacher,
      @Default("0.1") @Min(0.01) @Max(0.5) @Help("share of the samples that is kept from learning, to choose by") double heldOut,
      @Default("{}") @Help("what arithmetic and memory cost on the device") DeviceProfile device) {}

  /** Which weights go first. */
  public enum Order {
    /** The small ones. */
    MAGNITUDE,
    /** The small ones of dear layers. */
    ENERGY
  }

  /** The best that was found. */
  public record Out(
      @Port("one file for devices") DevicePackage packed,
      @Port("the same network in float32, zeros where weights were removed") Model model,
      @Port("what was reached and which goal was missed by how much") Facts facts,
      @Port("every candidate: quality, weights, bytes, energy, time") Table steps,
      @Port("cost of each layer, before and after") Table costs,
      @Port("all of it to look at") Document page) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    if (in.images().isPresent() == in.table().isPresent()) {
      throw new InputException("either images or a table is what a network goes on learning from, and exactly one of them");
    }
    ModelTask prepared = ModelTask.of(core, in.model(), in.images(), in.table(), in.choice(), params.heldOut(), (float) params.teacher(), context);
    Assembly assembly =
        new Assembly(prepared.task(), new Activations(core, context.engine()), params.device(), params.pattern(), prepared::describe);
    FineTuning tuning = new FineTuning(core, context, prepared.task(), params.learningRate());
    AccuracyLoop.Settings settings = new AccuracyLoop.Settings(
        params.pattern(), params.order() == Order.ENERGY, params.int8(), params.epochs(), params.mostFactor(), params.halvings(),
        params.channels());
    AccuracyLoop.Result result = new AccuracyLoop(assembly, tuning, params.goals(), settings, context).search(in.model());
    Candidate original = result.tried().get(0);
    Optional<Verdict> verdict = prepared.unseen(core, in.testImages(), in.testTable(), context)
        .map(samples -> Verdict.of(prepared.task(), samples, original, result.best(), prepared.classes(), context.seed()));
    Map<String, Object> facts = facts(original, result);
    verdict.ifPresent(judged -> facts.putAll(judged.facts()));
    if (prepared.task().measure() == Task.Measure.SCORES) {
      prepared.unseen(core, in.testImages(), in.testTable(), context).ifPresent(samples -> facts.put("rank correlation of anomaly scores, unseen",
          prepared.task().quality(new DeviceRun(result.best().edge()).outputs(samples), samples)));
    }
    return new Out(
        new DevicePackage(new DeviceRun(result.best().edge()).content()), result.best().model(), new Facts(facts),
        CostTable.candidates(prepared.task(), result.tried()),
        CostTable.layers(original.costs(), result.best().costs()), CompressionPage.write(in.model(), prepared.task(), result, verdict));
  }

  private static Map<String, Object> facts(Candidate original, AccuracyLoop.Result result) {
    Candidate best = result.best();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("result", best.step());
    facts.put("goals missed", result.missed());
    facts.put("quality before", original.quality());
    facts.put("quality", best.quality());
    facts.put("times fewer weights", (double) original.kept() / Math.max(1, best.kept()));
    facts.put("bytes before", original.bytes());
    facts.put("bytes", best.bytes());
    facts.put("times less energy, predicted", original.nanojoule() / best.nanojoule());
    facts.put("µs before, measured here", original.microseconds());
    facts.put("µs, measured here", best.microseconds());
    facts.put("layers spared", best.spared());
    return facts;
  }
}
