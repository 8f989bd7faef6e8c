package org.ganglion.rl.agents;

import java.util.List;
import java.util.Map;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Records;
import org.ganglion.api.data.Schema;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Agent;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.api.rl.ReferencePolicy;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;
import org.ganglion.rl.agents.map.SuccessMap;
import org.ganglion.testkit.TestRunContext;

/**
 * Nine cells of two by two pixels; a try succeeds in a bright cell, which then moves. Six tries are an episode, which tells its successes at the end.
 */
public final class TestBin implements Environment {
  private static final int CELLS = 3;
  private static final int SIDE = 2 * CELLS;

  /** What a success is worth. */
  public record Params(@Default("1") double worth) {}

  private final Params params;
  private RandomStream random = RandomStream.of(0, "bin");
  private long draws;
  private int bright;
  private int step;
  private int successes;

  private TestBin(Params params) {
    this.params = params;
  }

  /** A context with the bin and the agent. */
  public static TestRunContext context(TensorCore core, long seed) {
    return new TestRunContext(seed).offer(EnvironmentFactory.class, "bin", new Factory()).offer(Agent.class, "success-map", new SuccessMap(core));
  }

  private record Factory() implements EnvironmentFactory {
    @Override
    public Schema.Fields parameters() {
      return Records.schema(Params.class);
    }

    @Override
    public Environment create(Map<String, Object> parameters) {
      return new TestBin(Records.read(Params.class, parameters));
    }

    @Override
    public List<String> references() {
      return List.of("finger", "corner");
    }

    @Override
    public ReferencePolicy reference(String name, Environment environment) {
      return name.equals("corner") ? (action, at) -> action[at] = 0 : (action, at) -> action[at] = ((TestBin) environment.unwrapped()).bright;
    }
  }

  @Override
  public Space observationSpace() {
    return Space.Box.of(0, 1, 1, SIDE, SIDE);
  }

  @Override
  public Space actionSpace() {
    return Space.Discrete.of(CELLS * CELLS);
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    how.seed().ifPresent(seed -> {
      random = RandomStream.of(seed, "bin");
      draws = 0;
    });
    bright = random.below(CELLS * CELLS, draws++, 0);
    step = 0;
    successes = 0;
    return Map.of("secondsPerStep", 36.0);
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    boolean success = action[at] == bright;
    successes += success ? 1 : 0;
    result.set(success ? params.worth() : 0, false, ++step >= 6);
    if (success) {
      bright = random.below(CELLS * CELLS, draws++, 0);
      result.put("moved", 1);
    }
    if (result.over()) {
      result.put("successes", successes);
    }
  }

  @Override
  public void observe(float[] to, int at) {
    for (int i = 0; i < SIDE * SIDE; i++) {
      to[at + i] = i / SIDE / 2 * CELLS + i % SIDE / 2 == bright ? 0.8f : 0.2f;
    }
  }
}
