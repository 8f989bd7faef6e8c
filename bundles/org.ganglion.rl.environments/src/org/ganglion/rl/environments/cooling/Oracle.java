package org.ganglion.rl.environments.cooling;

import org.ganglion.api.rl.ReferencePolicy;

/**
 * Knows the plant, and weather and load ahead: a bound for what can be reached. For each step it searches the controls that, held for the next half
 * hour on a copy of the plant, need the least energy within the limit; heat left in hall and water at the end of the look-ahead is charged as what
 * its removal costs.
 */
final class Oracle implements ReferencePolicy {
  private static final int AHEAD = 6;
  private static final int ROUNDS = 5;
  /** Where it keeps the hall, so that rounding does not break the limit. */
  private static final double MARGIN = 0.1;
  private static final double EXCESS_PRICE = 200;
  /** kWh that a degree of hall and water at the end is worth. */
  private static final double HALL_WORTH = 0.8;
  private static final double WATER_WORTH = 0.5;

  private final CoolingEnvironment environment;
  private final Plant copy = new Plant();
  private final double[] best = new double[3];

  Oracle(CoolingEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public void begin() {
    environment.rule().controls(environment.plant().measured).write(best, 0);
  }

  @Override
  public void act(double[] action, int at) {
    double lowest = cost(best);
    double reach = 0.6;
    for (int round = 0; round < ROUNDS; round++) {
      lowest = search(lowest, reach);
      reach /= 2;
    }
    System.arraycopy(best, 0, action, at, 3);
  }

  /** Moves one control at a time up or down as long as that helps. */
  private double search(double from, double reach) {
    double lowest = from;
    for (int pass = 0; pass < 3; pass++) {
      double before = lowest;
      for (int control = 0; control < 3; control++) {
        for (int sign = -1; sign <= 1; sign += 2) {
          double kept = best[control];
          best[control] = Math.min(1, Math.max(-1, kept + sign * reach));
          double cost = cost(best);
          if (cost < lowest) {
            lowest = cost;
          } else {
            best[control] = kept;
          }
        }
      }
      if (lowest == before) {
        break;
      }
    }
    return lowest;
  }

  private double cost(double[] action) {
    Controls controls = Controls.of(action, 0);
    Conditions conditions = environment.conditions();
    copy.copy(environment.plant());
    double cost = 0;
    for (int i = 0; i < AHEAD; i++) {
      int step = Math.min(environment.now() + i, conditions.load.length - 1);
      cost += copy.advance(controls, conditions.outdoor[step], conditions.load[step]);
      cost += EXCESS_PRICE * Math.max(0, copy.hall - Plant.LIMIT + MARGIN) + EXCESS_PRICE * copy.excess;
    }
    return cost + HALL_WORTH * copy.hall + WATER_WORTH * copy.water;
  }
}
