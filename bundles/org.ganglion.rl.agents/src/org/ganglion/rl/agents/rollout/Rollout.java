package org.ganglion.rl.agents.rollout;

/** Steps of several environments, environment by environment: step {@code t} of environment {@code i} stands at row {@code i·steps + t}. */
public final class Rollout {
  private final int environments;
  private final int steps;
  private final int size;
  private final float[] inputs;
  private final float[] keep;
  /** Decisions, rows × width. */
  public final double[] decisions;
  /** Logarithms of the decisions' probabilities when they were made. */
  public final double[] logProbabilities;
  /** Rewards as the agent learns from them. */
  public final double[] rewards;
  /** Values of what was seen before each step. */
  public final double[] values;
  /** Values of what was seen after each step. */
  public final double[] nextValues;
  /** Where the task was over. */
  public final boolean[] terminated;
  /** Where the episode was ended from outside. */
  public final boolean[] truncated;
  /** Advantages of the decisions. */
  public final double[] advantages;
  /** What values are to become. */
  public final double[] returns;
  private final float[] hidden;
  private final float[] cell;

  /** Room for steps with {@code size} numbers in what the network is fed, {@code width} in a decision and {@code memory} in a memory. */
  public Rollout(int environments, int steps, int size, int width, int memory) {
    this.environments = environments;
    this.steps = steps;
    this.size = size;
    int rows = environments * steps;
    inputs = new float[Math.multiplyExact(rows, size)];
    keep = new float[rows];
    decisions = new double[rows * width];
    logProbabilities = new double[rows];
    rewards = new double[rows];
    values = new double[rows];
    nextValues = new double[rows];
    terminated = new boolean[rows];
    truncated = new boolean[rows];
    advantages = new double[rows];
    returns = new double[rows];
    hidden = new float[rows * memory];
    cell = new float[rows * memory];
  }

  /** All steps. */
  public int rows() {
    return environments * steps;
  }

  /** Steps of one environment. */
  public int steps() {
    return steps;
  }

  /** Row of a step. */
  public int row(int environment, int t) {
    return environment * steps + t;
  }

  /** What the network was fed, rows × size. */
  public float[] inputs() {
    return inputs;
  }

  /** 0 where a row begins an episode, else 1. */
  public float[] keep() {
    return keep;
  }

  /** Hidden states before rows that begin a window, rows × memory. */
  public float[] hidden() {
    return hidden;
  }

  /** Cell states likewise. */
  public float[] cell() {
    return cell;
  }

  /** Numbers in what the network is fed. */
  public int size() {
    return size;
  }

  /** Fills advantages and returns. */
  public void estimate(double gamma, double lambda) {
    for (int i = 0; i < environments; i++) {
      Advantages.estimate(rewards, values, nextValues, terminated, truncated, gamma, lambda, i * steps, (i + 1) * steps, advantages);
    }
    for (int row = 0; row < returns.length; row++) {
      returns[row] = advantages[row] + values[row];
    }
  }
}
