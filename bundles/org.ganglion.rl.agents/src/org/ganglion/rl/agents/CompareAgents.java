package org.ganglion.rl.agents;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.BadValueException;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.data.Records;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.rl.agents.evaluation.Comparison;
import org.ganglion.rl.agents.evaluation.SeededRuns;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Trains variants of an agent under several seeds each and says what can be said of the difference. */
@Component(service = Operator.class)
@OperatorInfo(id = "rl.compare", version = "1.0", summary = "Compares trainings over seeds: interquartile mean with interval, steps to a threshold")
public final class CompareAgents implements Operator<CompareAgents.In, CompareAgents.Params, CompareAgents.Out> {
  private static final double NANOS = 1e9;

  private final TensorCore core;

  @Activate
  public CompareAgents(@Reference TensorCore core) {
    this.core = core;
  }

  /** Nothing. */
  public record In() {}

  /** What to compare. */
  public record Params(
      @Help("parameters of rl.train that all variants share") Map<String, Object> training,
      @Default("{}") @Help("parameters of rl.train that a variant has for itself, by the variant's name; none: the training as it is")
          Map<String, Map<String, Object>> variants,
      @Default("10") @Min(1) @Help("trainings of each variant") int seeds,
      @Help("the mean return that counts as reached; the environment's own when left out") Optional<Double> threshold) {}

  /** The comparison. */
  public record Out(
      @Port("a line for each variant") Facts result, @Port("a row for each training") Table trainings,
          @Port("interquartile mean of the learning curves") Series curves) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    Map<String, TrainAgent.Params> variants = variants(params);
    Comparison comparison = context.restored().isPresent() ? Comparison.read(context.restored().get()) : new Comparison();
    TrainAgent train = new TrainAgent(core);
    SeededRuns runs = new SeededRuns(core, context);
    double threshold = Double.NaN;
    int number = 0;
    int total = variants.size() * params.seeds();
    for (Map.Entry<String, TrainAgent.Params> variant : variants.entrySet()) {
      threshold = params.threshold().orElseGet(() -> variant.getValue().environment().factory(context).rewardThreshold().orElse(Double.NaN));
      for (int seed = 0; seed < params.seeds(); seed++, number++) {
        if (number < comparison.size()) {
          continue;
        }
        long start = System.nanoTime();
        TrainAgent.Out out = runs.run(variant.getKey(), seed, own -> train.run(new TrainAgent.In(Optional.empty()), variant.getValue(), own));
        double score = (double) out.result().values().get("meanReturn");
        comparison.add(variant.getKey(), seed, (long) out.result().values().get("steps"), score, threshold, (System.nanoTime() - start) / NANOS,
            out.curves());
        context.metric("score/" + variant.getKey(), seed, score);
        context.progress(number + 1L, total, "trainings");
        if (context.checkpointDue()) {
          context.checkpoint(comparison::write);
        }
        context.checkCancelled();
      }
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("threshold", threshold);
    facts.put("variants", comparison.summary(threshold));
    return new Out(new Facts(facts), comparison.table(), comparison.curves());
  }

  private static Map<String, TrainAgent.Params> variants(Params params) {
    Map<String, Map<String, Object>> named = params.variants().isEmpty() ? Map.of("training", Map.of()) : params.variants();
    Map<String, TrainAgent.Params> read = new LinkedHashMap<>();
    named.forEach((name, own) -> {
      Map<String, Object> all = new LinkedHashMap<>(params.training());
      all.putAll(own);
      try {
        read.put(name, Records.read(TrainAgent.Params.class, all));
      } catch (BadValueException e) {
        throw new InputException("variant '" + name + "': " + e.getMessage(), e);
      }
    });
    return read;
  }
}
