package org.ganglion.rl.agents.side;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The episodes of one player.
 *
 * @param name of the player
 * @param scores of each episode: {@code return}, {@code steps}, what the environment told as a number at the end, and in how many steps it told
 *     something
 *     else; all lists of one length
 * @param shown the episode that is looked at step by step
 * @param bounds that the environment names for numbers of its observations
 * @param secondsPerStep that a step takes; NaN where the environment does not say
 */
public record Played(String name, Map<String, List<Double>> scores, Trace shown, Map<String, Double> bounds, double secondsPerStep) {
  /** Score of the steps of an episode. */
  static final String STEPS = "steps";
  /** Score of the sum of its rewards. */
  static final String RETURN = "return";
  /** The mean reward of a step, over all steps of all episodes: where rewards are successes, their share. */
  static final String RATE = "return per step";

  /** Collects the scores of one episode after the other. */
  static final class Scores {
    private final Map<String, List<Double>> all = new LinkedHashMap<>();
    private int episodes;

    void add(Map<String, Double> episode) {
      episode.forEach((name, value) -> {
        List<Double> list = all.computeIfAbsent(name, key -> new ArrayList<>());
        while (list.size() < episodes) {
          list.add(0.0);
        }
        list.add(value);
      });
      episodes++;
      // What an episode does not tell, did not happen in it.
      all.values().stream().filter(list -> list.size() < episodes).forEach(list -> list.add(0.0));
    }

    Map<String, List<Double>> all() {
      return all;
    }
  }

  /** Number of episodes. */
  int episodes() {
    return scores.get(STEPS).size();
  }

  /** A score over chosen episodes, each of which may come several times. */
  double score(String score, int[] chosen) {
    boolean rate = score.equals(RATE);
    List<Double> values = scores.get(rate ? RETURN : score);
    double sum = 0;
    double weight = 0;
    for (int i : chosen) {
      sum += values == null ? 0 : values.get(i);
      weight += rate ? scores.get(STEPS).get(i) : 1;
    }
    return sum / weight;
  }
}
