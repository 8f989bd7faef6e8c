package org.ganglion.anomaly.vibration;

import java.util.List;

/**
 * What a monitor keeps of a snippet: loudness, peakedness, and how strongly the envelope beats at each frequency that the geometry knows. Logarithms,
 * since faults grow by factors; beats over what is left between impacts, so that noise alone raises none.
 */
final class Features {
  static final List<String> NAMES = List.of("rms", "kurtosis", "high_noise", "shaft", "outer_race", "inner_race", "roller", "cage");
  private static final int HARMONICS = 3;

  private Features() {}

  static double[] of(double[] snippet, Geometry geometry) {
    double[] high = differences(snippet);
    double[] envelope = envelope(high);
    double rms = Math.sqrt(meanSquare(snippet));
    double quiet = Math.sqrt(floor(high));
    return new double[] {
      Math.log(rms),
      Math.log(kurtosis(high)),
      Math.log(quiet),
      Math.log(amplitude(snippet, geometry.shaft(), 0.01)),
      Math.log(beat(envelope, geometry.outerRace()) / quiet),
      Math.log(beat(envelope, geometry.innerRace()) / quiet),
      Math.log(beat(envelope, geometry.roller2()) / quiet),
      Math.log(beat(envelope, geometry.cage()) / quiet)
    };
  }

  /** Takes away the slow sines, and leaves the resonance. */
  private static double[] differences(double[] snippet) {
    double[] high = new double[snippet.length];
    for (int i = 2; i < snippet.length; i++) {
      high[i] = snippet[i] - 2 * snippet[i - 1] + snippet[i - 2];
    }
    return high;
  }

  private static double[] envelope(double[] high) {
    double[] envelope = new double[high.length];
    double smooth = 0;
    double mean = 0;
    for (int i = 0; i < high.length; i++) {
      smooth += 0.3 * (Math.abs(high[i]) - smooth);
      envelope[i] = smooth;
      mean += smooth / high.length;
    }
    for (int i = 0; i < envelope.length; i++) {
      envelope[i] -= mean;
    }
    return envelope;
  }

  private static double beat(double[] envelope, double frequency) {
    double sum = 0;
    for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
      sum += amplitude(envelope, harmonic * frequency, 0.004);
    }
    return sum;
  }

  /** The largest amplitude near a frequency (Goertzel, 1958), since rollers slip. */
  private static double amplitude(double[] values, double frequency, double near) {
    double most = 1e-9;
    for (int k = -2; k <= 2; k++) {
      double angle = 2 * Math.PI * frequency * (1 + near * k / 2) / Snippet.RATE;
      double factor = 2 * Math.cos(angle);
      double one = 0;
      double two = 0;
      for (double value : values) {
        double next = value + factor * one - two;
        two = one;
        one = next;
      }
      most = Math.max(most, one * one + two * two - factor * one * two);
    }
    return 2 * Math.sqrt(most) / values.length;
  }

  private static double meanSquare(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum / values.length;
  }

  /** The quiet half's mean square: what is left between impacts. */
  private static double floor(double[] values) {
    double[] squares = java.util.Arrays.stream(values).map(v -> v * v).sorted().toArray();
    return java.util.Arrays.stream(squares, 0, squares.length / 2).average().orElse(0) + 1e-12;
  }

  private static double kurtosis(double[] values) {
    double second = meanSquare(values);
    double fourth = 0;
    for (double value : values) {
      fourth += value * value * value * value;
    }
    return fourth / values.length / (second * second);
  }
}
