package org.ganglion.rl.environments.wrapper;

import java.util.Map;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.StepResult;
import org.ganglion.api.rl.Wrapper;
import org.ganglion.api.rl.WrapperFactory;
import org.osgi.service.component.annotations.Component;

/**
 * Tells return and length of an episode when it ends: info {@code episode} = {return, length}. Put it inside of wrappers that change rewards or skip
 * frames.
 */
public final class EpisodeStatistics extends Wrapper {
  private double total;
  private long steps;

  /** Counts what the inner environment gives. */
  public EpisodeStatistics(Environment inner) {
    super(inner);
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    total = 0;
    steps = 0;
    return inner.reset(how);
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    inner.step(action, at, result);
    total += result.reward();
    steps++;
    if (result.over()) {
      result.put("episode", Map.of("return", total, "length", steps));
    }
  }

  /** Wrapper {@code episode-statistics}. */
  @Component(service = WrapperFactory.class)
  @Provides(id = "episode-statistics", summary = "Tells return and length of each episode")
  public static final class Factory extends WrapperFactoryBase<Factory.Params> {
    /** Parameters. */
    public record Params() {}

    public Factory() {
      super(Params.class);
    }

    @Override
    Environment wrap(Environment inner, Params parameters) {
      return new EpisodeStatistics(inner);
    }
  }
}
