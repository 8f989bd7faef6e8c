package org.ganglion.rl.agents.play;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;
import org.ganglion.kit.image.AnimatedPng;
import org.ganglion.kit.image.Png;
import org.ganglion.rl.agents.policy.TrainedPolicy;
import org.ganglion.rl.agents.world.EnvironmentChoice;

/** An episode, recorded. */
public final class Recording {
  private static final int LAST_FRAME = 1500;

  private final TensorCore core;
  private final EnvironmentChoice choice;
  private final boolean deterministic;
  private final RunContext context;
  private final List<byte[]> frames = new ArrayList<>();
  private final List<Moment> moments = new ArrayList<>();
  private final List<double[]> rows = new ArrayList<>();
  private final Map<String, Object> facts = new LinkedHashMap<>();
  private int opinions;
  private List<String> names = List.of();
  private boolean probabilities;

  /** Records in an environment. */
  public Recording(TensorCore core, EnvironmentChoice choice, boolean deterministic, RunContext context) {
    this.core = core;
    this.choice = choice;
    this.deterministic = deterministic;
    this.context = context;
  }

  /** Plays one episode, or its first steps. */
  public void play(Model policy, long seed, int steps, int every, int wanted) {
    try (Environment environment = choice.createAlone(context);
        TrainedPolicy player = new TrainedPolicy(core, policy, environment.observationSpace(), environment.actionSpace(), 1, context)) {
      play(environment, player, seed, steps, every, 4 * wanted);
    }
  }

  private void play(Environment environment, TrainedPolicy player, long seed, int steps, int every, int most) {
    float[] observation = new float[environment.observationSpace().size()];
    double[] action = new double[environment.actionSpace().size()];
    RandomStream random = RandomStream.of(seed, "play");
    StepResult result = new StepResult();
    environment.reset(Reset.seeded(seed));
    names = environment.actionNames();
    probabilities = player.tellsProbabilities();
    double total = 0;
    int step = 0;
    int apart = 1;
    for (; step < steps && !result.over(); step++) {
      context.checkCancelled();
      environment.observe(observation, 0);
      player.look(observation);
      if (deterministic) {
        player.best(0, action, 0);
      } else {
        player.sample(0, random, step, action, 0);
      }
      List<Double> opinion = player.opinion(0);
      opinions = opinion.size();
      if (step % every == 0) {
        frames.add(Png.encode(Scene.of(environment, observation)));
      }
      if (step % apart == 0) {
        int taken = environment.actionSpace() instanceof Space.Discrete discrete ? (int) action[0] - discrete.start() : -1;
        moments.add(new Moment(step, Scene.of(environment, observation), opinion, taken, player.value(0)));
      }
      if (moments.size() > most) {
        // How long the episode will be is not known: every second moment makes room for later ones.
        apart *= 2;
        long distance = apart;
        moments.removeIf(moment -> moment.step() % distance != 0);
      }
      environment.step(action, 0, result);
      total += result.reward();
      rows.add(row(step, action, result.reward(), player.value(0), opinion));
      context.progress(step + 1, steps, "steps");
    }
    environment.observe(observation, 0);
    frames.add(Png.encode(Scene.of(environment, observation)));
    facts.put("steps", step);
    facts.put("return", total);
    facts.put("ended", result.terminated() ? "terminated" : result.truncated() ? "truncated" : "still running");
  }

  private static double[] row(int step, double[] action, double reward, double value, List<Double> opinion) {
    double[] row = new double[4 + opinion.size()];
    row[0] = step;
    row[1] = action[0];
    row[2] = reward;
    row[3] = value;
    for (int i = 0; i < opinion.size(); i++) {
      row[4 + i] = opinion.get(i);
    }
    return row;
  }

  /** The moving picture as an APNG file. */
  public byte[] movie(int milliseconds) {
    return AnimatedPng.of(frames, milliseconds, LAST_FRAME);
  }

  /** So many moments, spread over the episode, as a PNG file. */
  public byte[] strip(int wanted) {
    return Strip.of(chosen(wanted));
  }

  /** The same moments as a page with numbers. */
  public Document page(int wanted) {
    return new MomentsPage(names, probabilities).write(chosen(wanted));
  }

  private List<Moment> chosen(int wanted) {
    List<Moment> chosen = new ArrayList<>();
    int count = Math.min(wanted, moments.size());
    for (int i = 0; i < count; i++) {
      chosen.add(moments.get((int) ((long) i * moments.size() / count)));
    }
    return chosen;
  }

  /** Step by step. */
  public Table table() {
    List<Table.Column> columns = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of("step", "action", "reward", "value"));
    for (int i = 0; i < opinions; i++) {
      names.add("opinion " + i);
    }
    for (int c = 0; c < names.size(); c++) {
      int column = c;
      columns.add(new Table.Numbers(names.get(c), rows.stream().mapToDouble(row -> row[column]).toArray()));
    }
    return new Table(columns);
  }

  /** Steps, return and how it ended. */
  public Map<String, Object> facts() {
    return facts;
  }
}
