package org.ganglion.api.rl;

import java.util.Arrays;
import java.util.Map;

/**
 * What a step of several environments gave: plain arrays that the caller owns and each step overwrites. The environment writes them through the
 * accessors, which are the arrays themselves.
 */
public final class VectorStep {
  private final int count;
  private final int size;
  private final float[] observations;
  private final float[] finals;
  private final double[] rewards;
  private final boolean[] terminated;
  private final boolean[] truncated;
  private final boolean[] started;
  private final boolean[] replaced;
  private final Map<String, Object>[] infos;

  /** Buffers for {@code count} environments with {@code size} numbers in an observation. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  public VectorStep(int count, int size) {
    this.count = count;
    this.size = size;
    observations = new float[Math.multiplyExact(count, size)];
    finals = new float[observations.length];
    rewards = new double[count];
    terminated = new boolean[count];
    truncated = new boolean[count];
    started = new boolean[count];
    replaced = new boolean[count];
    infos = new Map[count];
    Arrays.fill(infos, Map.of());
  }

  /** Number of environments. */
  public int count() {
    return count;
  }

  /** Numbers in an observation. */
  public int size() {
    return size;
  }

  /** Observations to act on next, count × size. */
  public float[] observations() {
    return observations;
  }

  /** Rewards of the step. */
  public double[] rewards() {
    return rewards;
  }

  /** Where the task is over: no future to value. */
  public boolean[] terminated() {
    return terminated;
  }

  /** Where the episode was ended from outside of its task. */
  public boolean[] truncated() {
    return truncated;
  }

  /** What else is known of environment {@code i}. */
  public Map<String, Object> info(int i) {
    return infos[i];
  }

  /** For environments: replaces what is known of environment {@code i}. */
  public void setInfo(int i, Map<String, Object> info) {
    infos[i] = info;
  }

  /** Whether the episode of environment {@code i} ended with this step. */
  public boolean over(int i) {
    return terminated[i] || truncated[i];
  }

  /** Whether environment {@code i} ignored its action and started an episode: the step is no transition to learn from. */
  public boolean started(int i) {
    return started[i];
  }

  /**
   * Copies what environment {@code i} saw after its action, the final observation where the episode ended, in either mode: what to bootstrap from.
   */
  public void copyNextObservation(int i, float[] to, int at) {
    System.arraycopy(replaced[i] ? finals : observations, i * size, to, at, size);
  }

  /** For environments: the place of observation {@code i}. */
  public int at(int i) {
    return i * size;
  }

  /** For environments: an ordinary transition of environment {@code i}; its observation is written before or after. */
  public void transition(int i, double reward, boolean terminated, boolean truncated, Map<String, Object> info) {
    rewards[i] = reward;
    this.terminated[i] = terminated;
    this.truncated[i] = truncated;
    started[i] = false;
    replaced[i] = false;
    infos[i] = info;
  }

  /** For environments: the step is an ordinary transition everywhere; rewards and flags are written before or after. */
  public void transitions() {
    Arrays.fill(started, false);
    Arrays.fill(replaced, false);
    Arrays.fill(infos, Map.of());
  }

  /** For environments: the observation of environment {@code i} is the final one and about to be overwritten by a first one; keeps it. */
  public void keepFinal(int i) {
    System.arraycopy(observations, i * size, finals, i * size, size);
    replaced[i] = true;
  }

  /** For environments: environment {@code i} started an episode instead of acting. */
  public void start(int i, Map<String, Object> info) {
    transition(i, 0, false, false, info);
    started[i] = true;
  }
}
