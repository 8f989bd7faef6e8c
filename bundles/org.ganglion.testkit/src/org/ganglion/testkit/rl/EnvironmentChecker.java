package org.ganglion.testkit.rl;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Autoreset;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;

/**
 * Plays an environment with random actions and checks that it keeps the contract of {@link Environment}. In an author's test:
 *
 * <pre>{@code
 * EnvironmentChecker.check(new MyFactory(), Map.of());
 * }</pre>
 *
 * <p>What is checked: spaces and what is in them; finite rewards and observations; the same episode for the same seed and actions, also in another
 * instance;
 * observing changes nothing and writes nothing beside its place; bad actions, unknown reset options and a step before the first reset are refused; an
 * episode can start at any time; and of a factory, that its vector plays what single environments play, in both modes.
 */
public final class EnvironmentChecker {
  private static final int MOST_STEPS = 400;
  private static final int LEAST_STEPS = 40;
  private static final int NUMBERS = 1_000_000;
  private static final long SEED = 20_240_101;
  private static final float MARK = -12_345.5f;

  private final Environment environment;
  private final Space actions;
  private final Space observations;
  private final RandomStream random = RandomStream.of(SEED, "checker");
  private final StepResult result = new StepResult();

  private EnvironmentChecker(Environment environment) {
    this.environment = environment;
    this.actions = environment.actionSpace();
    this.observations = environment.observationSpace();
    demand(actions != null && observations != null, "an environment has an action space and an observation space");
  }

  /**
   * Checks what a factory makes, alone and side by side.
   *
   * @throws AssertionError that says in a sentence what is not as it should be
   */
  public static void check(EnvironmentFactory factory, Map<String, Object> parameters) {
    demand(factory.parameters() != null, "a factory describes its parameters");
    check(() -> factory.create(parameters));
    for (Autoreset mode : Autoreset.values()) {
      VectorChecker.check(factory, parameters, mode);
    }
  }

  /**
   * Checks an environment.
   *
   * @param factory gives a new one at each call
   * @throws AssertionError that says in a sentence what is not as it should be
   */
  public static void check(Supplier<Environment> factory) {
    long first;
    try (Environment environment = factory.get()) {
      EnvironmentChecker checker = new EnvironmentChecker(environment);
      checker.refusesAStepBeforeTheFirstReset();
      first = checker.play();
      demand(first == checker.play(), "the same seed and the same actions must give the same episodes; they gave others the second time");
      checker.refusesWhatDoesNotFit();
    }
    try (Environment environment = factory.get()) {
      demand(first == new EnvironmentChecker(environment).play(),
          "the same seed and the same actions must give the same episodes in another instance");
    }
  }

  private void refusesAStepBeforeTheFirstReset() {
    double[] action = new double[actions.size()];
    actions.sample(random, 0, action, 0);
    refused(IllegalStateException.class, "a step before the first reset", () -> environment.step(action, 0, result));
  }

  private void refusesWhatDoesNotFit() {
    environment.reset(Reset.seeded(SEED));
    double[] action = new double[actions.size()];
    Arrays.fill(action, Double.NaN);
    refused(IllegalArgumentException.class, "an action of NaN", () -> environment.step(action, 0, result));
    if (actions instanceof Space.Discrete) {
      Space.Discrete choice = (Space.Discrete) actions;
      action[0] = (double) choice.start() + choice.n();
      refused(IllegalArgumentException.class, "action " + action[0] + " of " + choice, () -> environment.step(action, 0, result));
    }
    Reset unknown = Reset.seeded(SEED).with(Map.of("an option that nobody has", 1));
    refused(IllegalArgumentException.class, "an unknown reset option", () -> environment.reset(unknown));
  }

  private static void refused(Class<? extends RuntimeException> wanted, String what, Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      demand(wanted.isInstance(e), what + " must be refused with " + wanted.getSimpleName() + ", it was with " + e);
      return;
    }
    throw new AssertionError(what + " must be refused with " + wanted.getSimpleName());
  }

  /** Plays some hundred steps from a seed on; gives a fingerprint of all that was seen. */
  private long play() {
    long print = 17;
    double[] action = new double[actions.size() + 2];
    print = 31 * print + begin(Reset.seeded(SEED));
    int steps = steps(MOST_STEPS, observations);
    for (int step = 0; step < steps; step++) {
      actions.sample(random, step, action, 1);
      double[] before = action.clone();
      result.set(Double.NaN, true, true);
      environment.step(action, 1, result);
      demand(Arrays.equals(before, action), "a step must not change the caller's action");
      demand(Double.isFinite(result.reward()), "the reward of step " + step + " is " + result.reward());
      demand(result.info() != null, "the info of step " + step + " is null; an empty map says that there is nothing to know");
      print = 31 * print + Double.hashCode(result.reward()) + (result.terminated() ? 7 : 0) + (result.truncated() ? 13 : 0);
      print = 31 * print + look(step);
      // Once in a while an episode is given up in its middle, as evaluations do.
      if (result.over() || step % 150 == 30) {
        print = 31 * print + begin(Reset.next());
      }
    }
    return print;
  }

  private long begin(Reset how) {
    demand(environment.reset(how) != null, "a reset gives an info, which may be empty, not null");
    return look(-1);
  }

  private long look(int step) {
    int size = observations.size();
    float[] seen = new float[size + 2];
    float[] again = new float[size + 2];
    Arrays.fill(seen, MARK);
    Arrays.fill(again, MARK);
    environment.observe(seen, 1);
    environment.observe(again, 1);
    String when = step < 0 ? "after a reset" : "after step " + step;
    demand(seen[0] == MARK && seen[size + 1] == MARK, "observe must write " + size + " numbers and not touch those beside them");
    demand(Arrays.equals(seen, again), "observing twice must show the same, " + when + " it did not");
    for (int i = 0; i < size; i++) {
      demand(observations.fits(i, seen[i + 1]), "element " + i + " of the observation " + when + " is " + seen[i + 1]
          + ", which is not in the observation space");
    }
    return Arrays.hashCode(seen);
  }

  /** Fewer steps where an observation is large. */
  static int steps(int most, Space observations) {
    return Math.max(LEAST_STEPS, Math.min(most, NUMBERS / observations.size()));
  }

  static void demand(boolean fine, String sentence) {
    if (!fine) {
      throw new AssertionError(sentence);
    }
  }
}
