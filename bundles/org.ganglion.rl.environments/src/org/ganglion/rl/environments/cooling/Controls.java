package org.ganglion.rl.environments.cooling;

/**
 * What is set for the next five minutes.
 *
 * @param water set point of the chilled water in °C, {@value #COLDEST} … {@value #WARMEST}
 * @param fans speed of the hall's fans, {@value #SLOWEST} … 1
 * @param tower speed of the cooling tower's fans, {@value #SLOWEST} … 1
 */
record Controls(double water, double fans, double tower) {
  static final double COLDEST = 7;
  static final double WARMEST = 20;
  static final double SLOWEST = 0.3;
  /** All that the plant can do. */
  static final Controls FULL_COOLING = new Controls(COLDEST, 1, 1);

  /** From an action of three numbers, each −1 … 1 over its range. */
  static Controls of(double[] action, int at) {
    return new Controls(
        COLDEST + (WARMEST - COLDEST) * share(action[at]), SLOWEST + (1 - SLOWEST) * share(action[at + 1]), SLOWEST
            + (1 - SLOWEST) * share(action[at + 2]));
  }

  private static double share(double number) {
    return (Math.min(1, Math.max(-1, number)) + 1) / 2;
  }

  /** The action that stands for it. */
  void write(double[] action, int at) {
    action[at] = 2 * (water - COLDEST) / (WARMEST - COLDEST) - 1;
    action[at + 1] = 2 * (fans - SLOWEST) / (1 - SLOWEST) - 1;
    action[at + 2] = 2 * (tower - SLOWEST) / (1 - SLOWEST) - 1;
  }
}
