package org.ganglion.rl.environments.grid;

import org.ganglion.rl.environments.grid.TransitionTable.Outcome;

/**
 * The optimal values of a finite problem (Bellman, 1957): V(s) = max over a of Q(s, a), Q(s, a) = Σ p·(r + γ·V(s′)), where nothing follows a terminal
 * outcome. Repeated until no value moves by more than the tolerance, which bounds the error by tolerance·γ/(1 − γ).
 */
final class ValueIteration {
  private final TransitionTable table;
  private final double discount;
  private final double[] values;

  private ValueIteration(TransitionTable table, double discount) {
    this.table = table;
    this.discount = discount;
    this.values = new double[table.states()];
  }

  /** Q*, states × actions, for a discount below 1. */
  static double[][] solve(TransitionTable table, double discount, double tolerance) {
    if (!(discount >= 0 && discount < 1)) {
      throw new IllegalArgumentException("the discount must be from 0 to below 1, it is " + discount);
    }
    ValueIteration iteration = new ValueIteration(table, discount);
    double moved;
    do {
      moved = iteration.sweep();
    } while (moved > tolerance);
    return iteration.actionValues();
  }

  private double sweep() {
    double moved = 0;
    for (int state = 0; state < values.length; state++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int action = 0; action < table.actions(); action++) {
        best = Math.max(best, value(state, action));
      }
      moved = Math.max(moved, Math.abs(best - values[state]));
      values[state] = best;
    }
    return moved;
  }

  private double value(int state, int action) {
    double sum = 0;
    for (Outcome outcome : table.outcomes().get(state).get(action)) {
      sum += outcome.probability() * (outcome.reward() + (outcome.terminated() ? 0 : discount * values[outcome.next()]));
    }
    return sum;
  }

  private double[][] actionValues() {
    double[][] result = new double[values.length][table.actions()];
    for (int state = 0; state < values.length; state++) {
      for (int action = 0; action < table.actions(); action++) {
        result[state][action] = value(state, action);
      }
    }
    return result;
  }
}
