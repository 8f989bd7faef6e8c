package org.ganglion.rl.environments.cooling;

/**
 * Decides whether controls are safe: the load may grow as fast as it ever does from now on, the controls hold for one step, and full cooling follows.
 * If a model of the plant then stays within the limit, there is always a way back. Unsafe controls are mixed with full cooling, as little of it as is
 * needed.
 *
 * <p>It knows what the sensors show, not the plant's state: the lag of the sensor is made up for by its trend.
 */
final class SafetyEnvelope {
  private static final int AHEAD = 6;
  /** Degrees kept from the limit, for the sensor's noise and what the estimate misses. */
  private static final double MARGIN = 0.2;
  private static final double LAG_STEPS = 0.6;
  private static final int MIXES = 8;

  private final Plant estimate = new Plant();
  private final Plant trial = new Plant();

  /** The least share of full cooling, 0 … 1, that makes controls safe; 1 also where nothing does. */
  double neededShare(Controls controls, double measured, double change, double water, double outdoor, double load) {
    estimate.hall = measured + LAG_STEPS * change;
    estimate.measured = measured;
    estimate.water = water;
    for (int mix = 0; mix < MIXES; mix++) {
      double share = (double) mix / MIXES;
      if (safe(mixed(controls, share), outdoor, load)) {
        return share;
      }
    }
    return 1;
  }

  /** Controls between those given and full cooling. */
  static Controls mixed(Controls controls, double share) {
    Controls full = Controls.FULL_COOLING;
    return new Controls(
        controls.water() + share * (full.water() - controls.water()),
        controls.fans() + share * (full.fans() - controls.fans()),
        controls.tower() + share * (full.tower() - controls.tower()));
  }

  private boolean safe(Controls controls, double outdoor, double load) {
    trial.copy(estimate);
    double worst = load;
    for (int step = 0; step < AHEAD; step++) {
      worst = Math.min(Conditions.MOST_LOAD, worst + Conditions.MOST_GROWTH);
      trial.advance(step == 0 ? controls : Controls.FULL_COOLING, outdoor, worst);
      if (trial.excess > 0 || trial.hall > Plant.LIMIT - MARGIN) {
        return false;
      }
    }
    return true;
  }
}
