package org.ganglion.rl.environments.cooling;

/**
 * What most halls have: water and tower at set points, fans by the temperature. The standard set points are the best of {@link RuleTuning}'s grid on
 * this very plant, which a test repeats.
 *
 * @param water set point of the water in °C
 * @param target temperature in °C at which the fans run at half their range
 * @param tower speed of the tower
 */
record RuleController(double water, double target, double tower) {
  private static final double FANS_PER_DEGREE = 0.25;
  private static final double HALF = (1 + Controls.SLOWEST) / 2;

  /** The tuned one. */
  static RuleController standard() {
    return new RuleController(11, 24, 0.6);
  }

  /** What it sets at a measured temperature. */
  Controls controls(double measured) {
    double fans = HALF + FANS_PER_DEGREE * (measured - target);
    return new Controls(water, Math.min(1, Math.max(Controls.SLOWEST, fans)), tower);
  }
}
