package org.ganglion.rl.agents;

import java.util.Map;
import java.util.Optional;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Records;
import org.ganglion.api.data.Schema;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Agent;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.api.rl.Frame;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;
import org.ganglion.rl.agents.algorithm.A2c;
import org.ganglion.rl.agents.algorithm.Dqn;
import org.ganglion.rl.agents.algorithm.Ppo;
import org.ganglion.testkit.TestRunContext;

/** A corridor of five places; a step to the right is worth 1, an episode has eight steps and is cut off by time. Breaks on demand. */
public final class TestWorld implements Environment {
  /** What the best policy gets in every episode. */
  public static final double BEST = 8;

  private static final Space OBSERVATIONS = Space.Box.of(-10, 10, 2);

  /** How it breaks: at which step of its life, 0 never. */
  public record Params(@Default("0") int crashAt, @Default("0") int nanRewardAt, @Default("0") int nanObservationAt) {}

  private final Params params;
  private final Space actions;
  private RandomStream random = RandomStream.of(0, "walk");
  private long life;
  private long episode;
  private int place;
  private int step;

  private TestWorld(Params params, Space actions) {
    this.params = params;
    this.actions = actions;
  }

  /** A context with the world, as choices ({@code walk}) and as a push ({@code push}), one to remember ({@code recall}), and all agents. */
  public static TestRunContext context(TensorCore core, long seed) {
    return new TestRunContext(seed)
        .offer(EnvironmentFactory.class, "walk", new Factory(Space.Discrete.of(2)))
        .offer(EnvironmentFactory.class, "push", new Factory(Space.Box.of(-1, 1, 1)))
        .offer(EnvironmentFactory.class, "recall", new RecallWorld.Factory())
        .offer(Agent.class, "ppo", new Ppo(core))
        .offer(Agent.class, "a2c", new A2c(core))
        .offer(Agent.class, "dqn", new Dqn(core));
  }

  private record Factory(Space actions) implements EnvironmentFactory {
    @Override
    public Schema.Fields parameters() {
      return Records.schema(Params.class);
    }

    @Override
    public Environment create(Map<String, Object> parameters) {
      return new TestWorld(Records.read(Params.class, parameters), actions);
    }
  }

  @Override
  public Space observationSpace() {
    return OBSERVATIONS;
  }

  @Override
  public Space actionSpace() {
    return actions;
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    how.seed().ifPresent(seed -> {
      random = RandomStream.of(seed, "walk");
      episode = 0;
    });
    place = random.below(3, episode++, 0);
    step = 0;
    return Map.of();
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    life++;
    step++;
    if (life == params.crashAt()) {
      throw new IllegalStateException("stumbled");
    }
    boolean right = action[at] > 0;
    place = Math.max(0, Math.min(4, place + (right ? 1 : -1)));
    double reward = right ? 1 : 0;
    result.set(life == params.nanRewardAt() ? Double.NaN : reward, false, step >= 8);
  }

  @Override
  public void observe(float[] to, int at) {
    to[at] = place - 2;
    to[at + 1] = life == params.nanObservationAt() && life > 0 ? Float.NaN : step / 8f;
  }

  @Override
  public Optional<Frame> render() {
    byte[] rgb = new byte[20 * 8 * 3];
    for (int i = 0; i < 8 * 4; i++) {
      rgb[(i / 4 * 20 + place * 4 + i % 4) * 3] = (byte) 255;
    }
    return Optional.of(new Frame(20, 8, rgb));
  }
}
