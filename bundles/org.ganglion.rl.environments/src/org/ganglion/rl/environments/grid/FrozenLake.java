package org.ganglion.rl.environments.grid;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.rl.environments.grid.TransitionTable.Outcome;

/**
 * Gymnasium's FrozenLake-v1: S start, F frozen, H hole, G goal; actions left, down, right, up. On slippery ice a move goes as meant with the success
 * rate, and to either side with half of the rest. Reward 1 at the goal; hole and goal terminate.
 */
final class FrozenLake {
  static final List<String> SMALL = List.of("SFFF", "FHFH", "FFFH", "HFFG");
  static final List<String> LARGE = List.of("SFFFFFFF", "FFFFFFFF", "FFFHFFFF", "FFFFFHFF", "FFFHFFFF", "FHHFFFHF", "FHFFHFHF", "FFFHFFFG");
  private static final int[] ROWS = {0, 1, 0, -1};
  private static final int[] COLUMNS = {-1, 0, 1, 0};

  private final List<String> map;

  private FrozenLake(List<String> map) {
    this.map = map;
  }

  /** The table of a map whose rows have equal lengths. */
  static TransitionTable table(List<String> map, boolean slippery, double successRate) {
    FrozenLake lake = new FrozenLake(map);
    List<List<List<Outcome>>> outcomes = new ArrayList<>();
    for (int state = 0; state < lake.states(); state++) {
      List<List<Outcome>> actions = new ArrayList<>();
      for (int action = 0; action < 4; action++) {
        actions.add(lake.outcomes(state, action, slippery, successRate));
      }
      outcomes.add(actions);
    }
    return new TransitionTable(outcomes, lake.start(), new GridMap(map, List.of("left", "down", "right", "up")));
  }

  private int states() {
    return map.size() * map.get(0).length();
  }

  private char tile(int state) {
    int width = map.get(0).length();
    return map.get(state / width).charAt(state % width);
  }

  private double[] start() {
    long starts = String.join("", map).chars().filter(c -> c == 'S').count();
    double[] start = new double[states()];
    for (int state = 0; state < start.length; state++) {
      start[state] = tile(state) == 'S' ? 1.0 / starts : 0;
    }
    return start;
  }

  private List<Outcome> outcomes(int state, int action, boolean slippery, double successRate) {
    if (over(state)) {
      return List.of(new Outcome(1, state, 0, true));
    }
    if (!slippery) {
      return List.of(outcome(state, action, 1));
    }
    double failRate = (1 - successRate) / 2;
    return List.of(outcome(state, (action + 3) % 4, failRate), outcome(state, action, successRate), outcome(state, (action + 1) % 4, failRate));
  }

  private boolean over(int state) {
    return tile(state) == 'G' || tile(state) == 'H';
  }

  private Outcome outcome(int state, int direction, double probability) {
    int width = map.get(0).length();
    int row = Math.min(Math.max(state / width + ROWS[direction], 0), map.size() - 1);
    int column = Math.min(Math.max(state % width + COLUMNS[direction], 0), width - 1);
    int next = row * width + column;
    return new Outcome(probability, next, tile(next) == 'G' ? 1 : 0, over(next));
  }
}
