package org.ganglion.rl.agents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.DevicePackage;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.kit.statistics.Bootstrap;
import org.ganglion.kit.statistics.Interval;
import org.ganglion.rl.agents.evaluation.Evaluation;
import org.ganglion.rl.agents.evaluation.ReferencePlay;
import org.ganglion.rl.agents.world.EnvironmentChoice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Judges a policy by whole episodes that nobody learns from. */
@Component(service = Operator.class)
@OperatorInfo(id = "rl.evaluate", version = "1.0", summary = "Judges a policy by episodes apart from its training")
public final class EvaluateAgent implements Operator<EvaluateAgent.In, EvaluateAgent.Params, EvaluateAgent.Out> {
  private static final int RESAMPLES = 1000;
  private static final double LEVEL = 0.95;

  private final TensorCore core;

  @Activate
  public EvaluateAgent(@Reference TensorCore core) {
    this.core = core;
  }

  /** Whom to judge. */
  public record In(
      @Port("the policy") Model policy,
      @Port("the same policy, exported and packed for devices: judged in its place, as a device computes it") Optional<DevicePackage> packed) {}

  /** How to judge. */
  public record Params(
      @Help("where to act; where the policy was trained when left out") Optional<EnvironmentChoice> environment,
      @Default("100") @Min(1) @Help("episodes to play") int episodes,
      @Default("true") @Help("whether the most probable action is taken, or one is drawn") boolean deterministic,
      @Default("0") @Min(0) @Help("observations to keep, the first that are seen; compression goes on learning from them") int keep,
      @Help("a reference policy of the environment to play beside it") Optional<String> reference,
      @Help("seed of the episodes; the step's own when left out") Optional<Long> seed) {}

  /** The verdict. */
  public record Out(
      @Port("mean return with its interval") Facts result,
      @Port("return and length of each episode") Table episodes,
      @Port("what was seen, a row for each observation that is kept") Table seen) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    EnvironmentChoice environment = EnvironmentChoice.of(params.environment(), in.policy());
    long seed = params.seed().orElse(context.seed());
    Evaluation.Outcome outcome = new Evaluation(core, environment, params.episodes(), params.deterministic(), context).of(in.policy(), in.packed(),
        seed, params.keep());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("environment", environment.id());
    facts.put("episodes", params.episodes());
    describe(facts, "Return", outcome.returns());
    facts.put("meanLength", java.util.Arrays.stream(outcome.lengths()).average().orElse(Double.NaN));
    params.reference().ifPresent(name -> {
      double[] returns = new ReferencePlay(environment, name, context).returns(params.episodes(), seed);
      facts.put("reference", name);
      describe(facts, "ReferenceReturn", returns);
    });
    Table table = new Table(List.of(new Table.Numbers("return", outcome.returns()), new Table.Numbers("length", outcome.lengths())));
    in.packed().ifPresent(packed -> facts.put("bytes", packed.bytes().length));
    return new Out(new Facts(facts), table, outcome.seen().table());
  }

  private static void describe(Map<String, Object> facts, String what, double[] returns) {
    Interval interval = new Bootstrap(RESAMPLES, LEVEL, 0).mean(returns);
    facts.put("mean" + what, interval.value());
    facts.put("low" + what, interval.low());
    facts.put("high" + what, interval.high());
  }
}
