package org.ganglion.rl.environments;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Autoreset;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.StepResult;
import org.ganglion.api.rl.VectorEnvironment;
import org.ganglion.api.rl.VectorStep;
import org.ganglion.rl.environments.classic.AcrobotFactory;
import org.ganglion.rl.environments.classic.CartPoleFactory;
import org.ganglion.rl.environments.classic.MountainCarFactory;
import org.ganglion.rl.environments.classic.PendulumFactory;

/** A measurement, not a test: steps per second of CPU time, observation included, episodes restarted. */
public final class StepsPerSecond {
  private static final int ACTIONS = 1 << 16;

  private final PrintStream out;

  private StepsPerSecond(PrintStream out) {
    this.out = out;
  }

  /** Prints a line for each environment, or for those that are named. */
  public static void main(String[] args) {
    StepsPerSecond measure = new StepsPerSecond(System.out);
    Map<String, EnvironmentFactory> factories =
        Map.of("CartPole-v1", new CartPoleFactory(), "MountainCar-v0", new MountainCarFactory(), "Acrobot-v1", new AcrobotFactory(), "Pendulum-v1",
            new PendulumFactory());
    Map<String, EnvironmentFactory> chosen = new TreeMap<>(factories);
    chosen.keySet().removeIf(id -> args.length > 0 && !List.of(args).contains(id));
    chosen.forEach(measure::single);
    chosen.forEach(measure::vector);
  }

  private static double[] actions(EnvironmentFactory factory) {
    RandomStream random = RandomStream.of(1, "actions");
    double[] actions = new double[ACTIONS];
    try (Environment environment = factory.create(Map.of())) {
      for (int i = 0; i < ACTIONS; i++) {
        environment.actionSpace().sample(random, i, actions, i);
      }
    }
    return actions;
  }

  private void single(String id, EnvironmentFactory factory) {
    double[] actions = actions(factory);
    Environment environment = factory.create(Map.of());
    float[] observation = new float[environment.observationSpace().size()];
    StepResult result = new StepResult();
    environment.reset(Reset.seeded(1));
    int steps = 4_000_000;
    for (int round = 0; round < 5; round++) {
      long start = cpu();
      for (int i = 0; i < steps; i++) {
        environment.step(actions, i & (ACTIONS - 1), result);
        if (result.over()) {
          environment.reset(Reset.next());
        }
        environment.observe(observation, 0);
      }
      report(id + " single", steps, cpu() - start, round);
    }
  }

  private void vector(String id, EnvironmentFactory factory) {
    for (Autoreset mode : Autoreset.values()) {
      int count = 1024;
      double[] all = actions(factory);
      double[] actions = new double[count];
      VectorEnvironment environment = factory.createVector(Map.of(), count, mode);
      VectorStep step = environment.newStep();
      environment.reset(Reset.seeded(1), step);
      int steps = 20_000;
      for (int round = 0; round < 5; round++) {
        long start = cpu();
        for (int i = 0; i < steps; i++) {
          System.arraycopy(all, (i * 331) & (ACTIONS / 2 - 1), actions, 0, count);
          environment.step(actions, step);
        }
        report(id + " vector of " + count + " " + mode, (long) steps * count, cpu() - start, round);
      }
    }
  }

  private static long cpu() {
    return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void report(String what, long steps, long nanos, int round) {
    if (round == 4) {
      out.printf("%-45s %8.1f M steps/s%n", what, steps * 1e3 / nanos);
    }
  }
}
