package org.ganglion.api.rl;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ganglion.api.random.RandomStream;

/**
 * Environments of any kind stepped one after the other. One that throws is replaced by a new one: its episode ends truncated with the last
 * observation as the final one and the failure under {@link #CRASH} in the info. One that throws again before it has made a step ends the run.
 * Resumable where its environments are.
 */
public final class SyncVectorEnvironment implements VectorEnvironment, Resumable {
  /** Key of the info that names the failure which ended an episode. */
  public static final String CRASH = "crash";

  /** Key of the info that holds what the next episode's reset told, in the same-step mode. */
  public static final String RESET = "reset";

  private final Supplier<Environment> factory;
  private final List<Environment> environments = new ArrayList<>();
  private final Autoreset autoreset;
  private final boolean[] over;
  private final boolean[] fresh;
  private final long[] seeds;
  private final StepResult result = new StepResult();
  private final Space observationSpace;
  private final Space actionSpace;

  /** {@code count} environments of a factory. */
  public SyncVectorEnvironment(Supplier<Environment> factory, int count, Autoreset autoreset) {
    if (count < 1) {
      throw new IllegalArgumentException("a vector needs an environment, not " + count);
    }
    this.factory = factory;
    this.autoreset = autoreset;
    over = new boolean[count];
    fresh = new boolean[count];
    seeds = new long[count];
    for (int i = 0; i < count; i++) {
      environments.add(factory.get());
    }
    observationSpace = environments.get(0).observationSpace();
    actionSpace = environments.get(0).actionSpace();
  }

  @Override
  public int count() {
    return environments.size();
  }

  @Override
  public Space observationSpace() {
    return observationSpace;
  }

  @Override
  public Space actionSpace() {
    return actionSpace;
  }

  @Override
  public Autoreset autoreset() {
    return autoreset;
  }

  @Override
  public void reset(Reset how, VectorStep into) {
    for (int i = 0; i < environments.size(); i++) {
      seeds[i] = how.of(i).seed().orElse(seeds[i]);
      into.start(i, environments.get(i).reset(how.of(i)));
      environments.get(i).observe(into.observations(), into.at(i));
      over[i] = false;
    }
  }

  @Override
  public void step(double[] actions, VectorStep into) {
    int width = actionSpace.size();
    for (int i = 0; i < environments.size(); i++) {
      if (over[i]) {
        into.start(i, begin(i, into));
        over[i] = false;
      } else {
        act(i, actions, i * width, into);
        over[i] = into.over(i) && autoreset == Autoreset.NEXT_STEP;
      }
    }
  }

  private void act(int i, double[] actions, int at, VectorStep into) {
    actionSpace.check(actions, at, i);
    try {
      environments.get(i).step(actions, at, result);
      into.transition(i, result.reward(), result.terminated(), result.truncated(), result.info());
      environments.get(i).observe(into.observations(), into.at(i));
      fresh[i] = false;
    } catch (RuntimeException e) {
      replace(i, e);
      into.transition(i, 0, false, true, Map.of(CRASH, e.toString()));
    }
    if (into.over(i) && autoreset == Autoreset.SAME_STEP) {
      into.keepFinal(i);
      Map<String, Object> first = begin(i, into);
      if (!first.isEmpty()) {
        Map<String, Object> both = new HashMap<>(into.info(i));
        both.put(RESET, first);
        into.setInfo(i, both);
      }
    }
  }

  private Map<String, Object> begin(int i, VectorStep into) {
    Map<String, Object> info;
    try {
      info = environments.get(i).reset(Reset.next());
    } catch (RuntimeException e) {
      replace(i, e);
      info = environments.get(i).reset(Reset.next());
    }
    environments.get(i).observe(into.observations(), into.at(i));
    return info;
  }

  /** A new environment in place of one that failed, on a seed of its own so that it does not run into the same failure by the same numbers. */
  private void replace(int i, RuntimeException failure) {
    if (fresh[i]) {
      throw new IllegalStateException("environment " + i + " failed again before its first step: " + failure, failure);
    }
    closeQuietly(environments.get(i), failure);
    Environment next = factory.get();
    environments.set(i, next);
    seeds[i] = RandomStream.derive(seeds[i], CRASH);
    next.reset(Reset.seeded(seeds[i]));
    fresh[i] = true;
  }

  private static void closeQuietly(Environment environment, RuntimeException failure) {
    try {
      environment.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    for (int i = 0; i < environments.size(); i++) {
      out.writeBoolean(over[i]);
      out.writeBoolean(fresh[i]);
      out.writeLong(seeds[i]);
      resumable(i).save(out);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    for (int i = 0; i < environments.size(); i++) {
      over[i] = in.readBoolean();
      fresh[i] = in.readBoolean();
      seeds[i] = in.readLong();
      resumable(i).restore(in);
    }
  }

  private Resumable resumable(int i) {
    if (environments.get(i) instanceof Resumable) {
      return (Resumable) environments.get(i);
    }
    throw new UnsupportedOperationException("environment " + i + " cannot be resumed: " + environments.get(i).getClass().getName());
  }

  @Override
  public void close() {
    environments.forEach(Environment::close);
  }
}
