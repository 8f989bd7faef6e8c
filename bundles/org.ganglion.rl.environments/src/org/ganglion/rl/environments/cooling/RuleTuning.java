package org.ganglion.rl.environments.cooling;

import org.ganglion.api.random.RandomStream;

/** Finds the rule controller's set points: of all on a grid that keep the limit on a set of days, those that need the least energy. */
final class RuleTuning {
  /** Degree minutes above the limit that a day may have on average. */
  static final double ALLOWED_EXCESS = 0.5;

  private RuleTuning() {}

  /** The best of the grid on {@code days} days of all seasons. */
  static RuleController tune(int days, long seed) {
    Conditions[] all = new Conditions[days];
    for (int day = 0; day < days; day++) {
      all[day] = new Conditions(RandomStream.of(seed, "tuning"), day, Conditions.STEPS_PER_DAY);
    }
    RuleController best = null;
    double bestEnergy = Double.POSITIVE_INFINITY;
    for (double water = 7; water <= 17; water += 1) {
      for (double target = 22; target <= 26.5; target += 0.5) {
        for (double tower = 0.4; tower <= 1.01; tower += 0.2) {
          RuleController rule = new RuleController(water, target, Math.rint(tower * 10) / 10);
          double energy = energy(rule, all, bestEnergy);
          if (energy < bestEnergy) {
            bestEnergy = energy;
            best = rule;
          }
        }
      }
    }
    return best;
  }

  /** Energy of all days, or infinity where the limit is not kept or {@code enough} is exceeded. */
  private static double energy(RuleController rule, Conditions[] days, double enough) {
    double energy = 0;
    double excess = 0;
    for (Conditions day : days) {
      Plant plant = new Plant();
      for (int step = 0; step < day.load.length; step++) {
        energy += plant.advance(rule.controls(plant.measured), day.outdoor[step], day.load[step]);
        excess += plant.excess;
      }
      if (energy > enough || excess > ALLOWED_EXCESS * days.length) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return energy;
  }
}
