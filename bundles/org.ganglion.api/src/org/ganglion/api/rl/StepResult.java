package org.ganglion.api.rl;

import java.util.HashMap;
import java.util.Map;

/** What a step gave. Made once by the caller and overwritten by each step. */
public final class StepResult {
  private double reward;
  private boolean terminated;
  private boolean truncated;
  private Map<String, Object> info = Map.of();

  /** Overwrites everything; the info is empty. */
  public void set(double reward, boolean terminated, boolean truncated) {
    this.reward = reward;
    this.terminated = terminated;
    this.truncated = truncated;
    this.info = Map.of();
  }

  /** Changes the reward only, as wrappers do. */
  public void setReward(double reward) {
    this.reward = reward;
  }

  /** Ends the episode from outside of its task. */
  public void truncate() {
    truncated = true;
  }

  /** Adds something to know. Allocates: for the ends of episodes, not for each step. */
  public void put(String key, Object value) {
    if (info.isEmpty()) {
      info = new HashMap<>();
    }
    info.put(key, value);
  }

  /** Reward of the step. */
  public double reward() {
    return reward;
  }

  /** Whether the task is over: there is no future to value. */
  public boolean terminated() {
    return terminated;
  }

  /** Whether the episode was ended from outside of its task: the future would have had a value. */
  public boolean truncated() {
    return truncated;
  }

  /** Whether the episode is over, for whichever reason. */
  public boolean over() {
    return terminated || truncated;
  }

  /** What else is known; replaced, not changed, by the next step. */
  public Map<String, Object> info() {
    return info;
  }
}
