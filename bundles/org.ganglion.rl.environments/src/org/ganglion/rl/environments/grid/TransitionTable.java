package org.ganglion.rl.environments.grid;

import java.util.List;

/**
 * A finite Markov decision process: what each action leads to in each state.
 *
 * @param outcomes states × actions × possible outcomes
 * @param start probability of each state at the start of an episode
 * @param map what it looks like
 */
record TransitionTable(List<List<List<Outcome>>> outcomes, double[] start, GridMap map) {
  /** One outcome of an action. */
  record Outcome(double probability, int next, double reward, boolean terminated) {}

  int states() {
    return outcomes.size();
  }

  int actions() {
    return outcomes.get(0).size();
  }

  /** The outcome that a uniform number falls to: the first whose cumulated probability exceeds it. */
  Outcome outcome(int state, int action, double uniform) {
    List<Outcome> possible = outcomes.get(state).get(action);
    double sum = 0;
    for (Outcome outcome : possible) {
      sum += outcome.probability();
      if (sum > uniform) {
        return outcome;
      }
    }
    return possible.get(possible.size() - 1);
  }

  /** The state that an episode starts in. */
  int start(double uniform) {
    double sum = 0;
    for (int state = 0; state < start.length; state++) {
      sum += start[state];
      if (sum > uniform) {
        return state;
      }
    }
    throw new IllegalStateException("the probabilities of the start sum up to " + sum);
  }
}
