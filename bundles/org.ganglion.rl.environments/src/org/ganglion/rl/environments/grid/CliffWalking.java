package org.ganglion.rl.environments.grid;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.rl.environments.grid.TransitionTable.Outcome;

/**
 * Gymnasium's CliffWalking-v1 (Sutton and Barto, example 6.6): 4 × 12 cells, from the lower left corner to the lower right one; actions up, right,
 * down, left. Each step costs 1; the cliff between the corners costs 100 and leads back to the start. On slippery ground each move goes to either
 * side as often as where it was meant to.
 */
final class CliffWalking {
  private static final int HEIGHT = 4;
  private static final int WIDTH = 12;
  private static final int START = (HEIGHT - 1) * WIDTH;
  private static final int GOAL = HEIGHT * WIDTH - 1;
  private static final List<String> MAP = List.of("............", "............", "............", "SHHHHHHHHHHG");
  private static final int[] ROWS = {-1, 0, 1, 0};
  private static final int[] COLUMNS = {0, 1, 0, -1};

  private CliffWalking() {}

  static TransitionTable table(boolean slippery) {
    List<List<List<Outcome>>> outcomes = new ArrayList<>();
    for (int state = 0; state < HEIGHT * WIDTH; state++) {
      List<List<Outcome>> actions = new ArrayList<>();
      for (int action = 0; action < 4; action++) {
        actions.add(
            slippery
                ? List.of(outcome(state, (action + 3) % 4, 1.0 / 3), outcome(state, action, 1.0 / 3), outcome(state, (action + 1) % 4, 1.0 / 3))
                : List.of(outcome(state, action, 1)));
      }
      outcomes.add(actions);
    }
    double[] start = new double[HEIGHT * WIDTH];
    start[START] = 1;
    return new TransitionTable(outcomes, start, new GridMap(MAP, List.of("up", "right", "down", "left")));
  }

  private static Outcome outcome(int state, int direction, double probability) {
    int row = Math.min(Math.max(state / WIDTH + ROWS[direction], 0), HEIGHT - 1);
    int column = Math.min(Math.max(state % WIDTH + COLUMNS[direction], 0), WIDTH - 1);
    int next = row * WIDTH + column;
    boolean cliff = next > START && next < GOAL;
    return cliff ? new Outcome(probability, START, -100, false) : new Outcome(probability, next, -1, next == GOAL);
  }
}
