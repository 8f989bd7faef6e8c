package org.ganglion.anomaly.vibration;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A fraction of a second of vibration. Each impact rings the housing: a damped sine at {@value #RESONANCE} Hz; impacts come with a slip of a few
 * percent (McFadden and Smith, 1984; Antoni, 2007), and are loud in the load zone. To this come the shaft's sine, its second order, and noise.
 */
final class Snippet {
  static final double RATE = 12_000;
  static final int SAMPLES = 6000;
  private static final double RESONANCE = 3200;
  private static final double DAMPING = 700;
  private static final double SLIP = 0.01;
  private static final double IMPACT = 0.35;
  private static final double NOISE = 0.05;

  private final Geometry geometry;
  private final SplittableRandom random;
  private final double[] values = new double[SAMPLES];

  private Snippet(Geometry geometry, SplittableRandom random) {
    this.geometry = geometry;
    this.random = random;
  }

  /** Acceleration in g at an hour; {@code load} 1 is the usual load. */
  static double[] of(Geometry geometry, List<Fault> faults, double hour, double load, double noise, SplittableRandom random) {
    Snippet snippet = new Snippet(geometry, random);
    snippet.sine(geometry.shaft(), 0.03 * load);
    snippet.sine(2 * geometry.shaft(), 0.01 * load);
    snippet.noise(NOISE * noise * Math.sqrt(load));
    // A sound bearing is not silent: rollers pass, faintly.
    snippet.impacts(geometry.outerRace(), 0.004 * load, 0);
    for (Fault fault : faults) {
      snippet.add(fault.kind(), load * fault.at(hour));
    }
    return snippet.values;
  }

  private void add(Fault.Kind kind, double strength) {
    if (strength > 0) {
      switch (kind) {
        case OUTER_RACE -> impacts(geometry.outerRace(), IMPACT * strength, 0);
        case INNER_RACE -> impacts(geometry.innerRace(), IMPACT * strength, geometry.shaft());
        case ROLLER -> impacts(geometry.roller2(), IMPACT * strength, geometry.cage());
        case IMBALANCE -> sine(geometry.shaft(), 0.12 * strength);
        case LUBRICATION -> noise(0.15 * strength);
      }
    }
  }

  private void sine(double frequency, double amplitude) {
    double phase = 2 * Math.PI * random.nextDouble();
    for (int i = 0; i < SAMPLES; i++) {
      values[i] += amplitude * Math.sin(2 * Math.PI * frequency * i / RATE + phase);
    }
  }

  private void noise(double deviation) {
    for (int i = 0; i < SAMPLES; i++) {
      values[i] += deviation * random.nextGaussian();
    }
  }

  /** {@code turning}: frequency at which the place of impact goes through the load zone; 0 where it stays in it. */
  private void impacts(double frequency, double amplitude, double turning) {
    double phase = 2 * Math.PI * random.nextDouble();
    double time = -random.nextDouble() / frequency;
    while (time * RATE < SAMPLES) {
      double zone = turning == 0 ? 1 : Math.max(0, 0.5 + 0.5 * Math.cos(2 * Math.PI * turning * time + phase)) * 1.6;
      ring(time, amplitude * zone * (0.85 + 0.3 * random.nextDouble()));
      time += (1 + SLIP * random.nextGaussian()) / frequency;
    }
  }

  private void ring(double time, double amplitude) {
    int first = Math.max(0, (int) Math.ceil(time * RATE));
    for (int i = first; i < Math.min(SAMPLES, first + 100); i++) {
      double since = i / RATE - time;
      values[i] += amplitude * Math.exp(-DAMPING * since) * Math.sin(2 * Math.PI * RESONANCE * since);
    }
  }
}
