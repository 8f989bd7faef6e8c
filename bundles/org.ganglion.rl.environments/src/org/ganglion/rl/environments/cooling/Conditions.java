package org.ganglion.rl.environments.cooling;

import org.ganglion.api.random.RandomStream;

/**
 * Weather and load of some days, in steps of five minutes: the season's mean with a day's wave and weather that drifts; office hours, drift and batch
 * jobs of an hour for the load.
 */
final class Conditions {
  static final int STEPS_PER_DAY = 288;
  static final double MOST_LOAD = 1300;
  /** kW by which the load does not grow more in a step: a job, the office's morning and four standard deviations of drift. */
  static final double MOST_GROWTH = 160;
  private static final double JOB_PROBABILITY = 0.01;
  private static final double JOB_LOAD = 650;
  /** kW by which a starting job grows in a step. */
  private static final double JOB_RAMP = 110;
  private static final int JOB_STEPS = 12;

  /** Outdoor temperature in °C. */
  final double[] outdoor;
  /** Heat of the servers in kW. */
  final double[] load;

  Conditions(RandomStream random, long episode, int steps) {
    outdoor = new double[steps];
    load = new double[steps];
    double season = 2 * Math.PI * random.uniform(3 * episode, 0);
    double mean = 8 - 10 * Math.cos(season);
    double swing = 3 + 3 * random.uniform(3 * episode, 1);
    double weather = 3 * random.normal(3 * episode, 2);
    double drift = 0;
    int job = 0;
    double jobs = 0;
    for (int i = 0; i < steps; i++) {
      double hour = 24.0 * i / STEPS_PER_DAY;
      weather += -0.01 * weather + 0.3 * random.normal(3 * episode + 1, i);
      outdoor[i] = mean + swing * Math.sin(2 * Math.PI * (hour - 9) / 24) + weather;
      drift += -0.05 * drift + 10 * random.normal(3 * episode + 2, 2L * i);
      job = random.uniform(3 * episode + 2, 2L * i + 1) < JOB_PROBABILITY ? JOB_STEPS : Math.max(0, job - 1);
      jobs = job > 0 ? Math.min(JOB_LOAD, jobs + JOB_RAMP) : Math.max(0, jobs - JOB_RAMP);
      double office = Math.max(0, Math.sin(Math.PI * (hour % 24 - 6) / 14));
      load[i] = Math.min(MOST_LOAD, Math.max(300, 380 + 180 * office + drift + jobs));
    }
  }
}
