package org.ganglion.rl.agents;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.data.BadValueException;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.rl.Agent;
import org.ganglion.api.rl.Experience;
import org.ganglion.api.rl.Learner;
import org.ganglion.api.rl.LearningTask;
import org.ganglion.api.rl.PolicyBody;
import org.ganglion.api.rl.VectorEnvironment;
import org.ganglion.rl.agents.evaluation.Evaluation;
import org.ganglion.rl.agents.policy.Memory;
import org.ganglion.rl.agents.policy.NetworkChoice;
import org.ganglion.rl.agents.world.EnvironmentChoice;
import org.ganglion.rl.agents.world.ObservationInput;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets an agent learn by acting in an environment. */
@Component(service = Operator.class)
@OperatorInfo(id = "rl.train", version = "1.0", summary = "Trains an agent in an environment")
public final class TrainAgent implements Operator<TrainAgent.In, TrainAgent.Params, TrainAgent.Out> {
  private final TensorCore core;

  @Activate
  public TrainAgent(@Reference TensorCore core) {
    this.core = core;
  }

  /** What to begin with. */
  public record In(@Port("experience of an earlier training to begin with, for agents that learn from experience") Optional<Experience> experience) {}

  /** An algorithm with its parameters. */
  public record AgentChoice(
      @Default("ppo") @Help("which algorithm: ppo, a2c or dqn") String id,
          @Default("{}") @Help("parameters of the algorithm") Map<String, Object> options) {}

  /** When the policy is judged by episodes of its own. */
  public record Judging(
      @Default("0") @Min(0) @Help("steps from one evaluation to the next; 0: none before the end") long every,
      @Default("20") @Min(1) @Help("episodes of an evaluation") int episodes,
      @Default("true") @Help("whether the most probable action is taken, or one is drawn") boolean deterministic) {}

  /** How to train. */
  public record Params(
      @Help("where to act") EnvironmentChoice environment,
      @Default("{}") @Help("who learns") AgentChoice agent,
      @Default("dense") @Help("the network between observation and decision") NetworkChoice network,
      @Default("none") @Help("how the policy knows what was before: none, frames, or recurrent") Memory memory,
      @Default("8") @Min(1) @Help("environments side by side") int environments,
      @Default("100000") @Min(1) @Help("steps to make, summed over the environments") long steps,
      @Default("{}") @Help("evaluations on the way") Judging evaluate) {}

  /** The trained policy, and how it went. */
  public record Out(
      @Port("the policy: observations as the environment gives them in, an opinion on each action out") Model policy,
      @Port("returns, losses and evaluations by step") Series curves,
      @Port("what the training came to") Facts result,
      @Port("the last of what the agent went through; nothing where it keeps none") Experience experience) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    EnvironmentChoice seen = seen(params);
    Evaluation evaluation = new Evaluation(core, seen, params.evaluate().episodes(), params.evaluate().deterministic(), context);
    try (VectorEnvironment environments = seen.createVector(params.environments(), context.threads(), context);
        Learner learner = learner(in, params, environments, context)) {
      Progress progress = new Progress();
      Optional<Checkpoint> earlier = context.restored();
      if (earlier.isPresent()) {
        learner.restore(earlier.get());
        progress.read(earlier.get());
      }
      while (progress.steps < params.steps()) {
        progress.steps = learner.advance();
        judge(params, learner, evaluation, progress, context);
        context.progress(Math.min(progress.steps, params.steps()), params.steps(), "steps");
        if (context.checkpointDue()) {
          context.checkpoint(parts -> {
            learner.save(parts);
            progress.write(parts);
          });
        }
        context.checkCancelled();
      }
      return result(params, learner, evaluation, progress, context);
    }
  }

  /** Frames are a wrapper around all others, so that one switch chooses between them and a recurrent layer. */
  private static EnvironmentChoice seen(Params params) {
    return params.memory() instanceof Memory.Frames frames ? params.environment().with("frame-stack", Map.of("count", frames.count()))
        : params.environment();
  }

  private static Learner learner(In in, Params params, VectorEnvironment environments, RunContext context) {
    ObservationInput input = new ObservationInput(environments.observationSpace(), false);
    int units = params.memory() instanceof Memory.Recurrent recurrent ? recurrent.units() : 0;
    PolicyBody body = new PolicyBody(params.network().trunk(input.shape()), params.network().sharedTrunk() || units > 0, units);
    LearningTask task = new LearningTask(environments, body, params.steps(), in.experience(), context);
    try {
      return context.use(Agent.class, params.agent().id()).learner(params.agent().options(), task);
    } catch (BadValueException e) {
      throw new InputException("agent '" + params.agent().id() + "': " + e.getMessage(), e);
    }
  }

  private static void judge(Params params, Learner learner, Evaluation evaluation, Progress progress, RunContext context) {
    long every = params.evaluate().every();
    if (every > 0 && progress.steps / every > progress.judged) {
      progress.judged = progress.steps / every;
      context.metric("return in evaluation", progress.steps, evaluation.of(learner.policy(), context.seed() + progress.judged).mean());
    }
  }

  private static Out result(Params params, Learner learner, Evaluation evaluation, Progress progress, RunContext context) {
    Model policy = learner.policy();
    Evaluation.Outcome last = evaluation.of(policy, context.seed());
    if (params.evaluate().every() > 0) {
      context.metric("return in evaluation", progress.steps, last.mean());
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("environment", params.environment().id());
    facts.put("agent", params.agent().id());
    facts.put("steps", progress.steps);
    facts.put("meanReturn", last.mean());
    facts.put("episodes", last.returns().length);
    params.environment().factory(context).rewardThreshold().ifPresent(threshold -> {
      facts.put("solvedFrom", threshold);
      facts.put("solved", last.mean() >= threshold);
    });
    Map<String, String> about = new LinkedHashMap<>(policy.about());
    seen(params).describe(about);
    Model named = new Model(policy.spec(), policy.parameters(), policy.statistics(), about);
    return new Out(named, context.curves(), new Facts(facts), learner.experience().orElseGet(Experience::none));
  }

  /** Where the training stands, beside the learner's own state. */
  private static final class Progress {
    private long steps;
    private long judged;

    void write(Checkpoint.Parts parts) throws IOException {
      try (DataOutputStream out = new DataOutputStream(parts.create("training"))) {
        out.writeLong(steps);
        out.writeLong(judged);
      }
    }

    void read(Checkpoint checkpoint) throws IOException {
      try (DataInputStream in = new DataInputStream(checkpoint.open("training"))) {
        steps = in.readLong();
        judged = in.readLong();
      }
    }
  }
}
