package org.ganglion.api.rl;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A world in which an agent acts: {@code reset}, then {@code step} until the episode is over. Words and meaning are those of Gymnasium (Towers et
 * al., "Gymnasium: a standard interface for reinforcement learning environments", 2024).
 *
 * <pre>{@code
 * environment.reset(Reset.seeded(42));
 * while (!result.over()) {
 *   environment.observe(observation, 0);
 *   action[0] = choose(observation);
 *   environment.step(action, 0, result);
 * }
 * environment.observe(observation, 0);   // the final one
 * }</pre>
 *
 * <p>An episode is <em>terminated</em> when the task itself is over (the pole fell, the goal is reached), and <em>truncated</em> when something
 * outside of it ends the episode (a time limit): an agent bootstraps on truncation, not on termination. What {@code step} gives is reward,
 * terminated, truncated and info in the caller's {@link StepResult}; the observation is fetched by {@link #observe}, so that whoever skips frames
 * need not have them drawn. Nothing moves between steps: the same observation can be fetched again.
 *
 * <p>An environment belongs to one thread. With the same seed and the same actions it gives the same episode, bit for bit.
 */
public interface Environment extends AutoCloseable {
  /** What {@link #observe} writes. */
  Space observationSpace();

  /** What {@link #step} takes. */
  Space actionSpace();

  /**
   * Starts an episode.
   *
   * @return what else is known
   * @throws IllegalArgumentException when an option does not fit
   */
  Map<String, Object> reset(Reset how);

  /**
   * Acts once.
   *
   * @param action holds the action from {@code at} on, a value of {@link #actionSpace()}
   * @param result overwritten
   * @throws IllegalArgumentException when the action is no value of the action space
   * @throws IllegalStateException before the first {@code reset}
   */
  void step(double[] action, int at, StepResult result);

  /** Writes the present observation, a value of {@link #observationSpace()}, from {@code at} on. */
  void observe(float[] to, int at);

  /** What the actions are called for people, where they are choices; empty: nobody says. */
  default List<String> actionNames() {
    return List.of();
  }

  /** A picture of the present state for people, where the environment can draw one. */
  default Optional<Frame> render() {
    return Optional.empty();
  }

  /** The environment under all wrappers. */
  default Environment unwrapped() {
    return this;
  }

  /** Gives back what the environment holds. */
  @Override
  default void close() {}
}
