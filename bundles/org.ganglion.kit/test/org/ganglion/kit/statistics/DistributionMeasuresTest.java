package org.ganglion.kit.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DistributionMeasuresTest {
  private static String text;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = new GZIPInputStream(DistributionMeasuresTest.class.getResourceAsStream("gan_metric_case.json.gz"))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void frechetDistanceEqualsThePublishedCase() {
    double distance = FrechetDistance.between(Gaussian.of(rows("a", 4)), Gaussian.of(rows("b", 4)));
    assertEquals(numbers("frechet_distance")[0], distance, 1e-9);
  }

  @Test
  void classifierScoreEqualsThePublishedCase() {
    assertEquals(numbers("classifier_score")[0], ClassifierScore.of(rows("probs", 10)), 1e-12);
  }

  @Test
  void frechetDistanceOfKnownDistributions() {
    Gaussian one = new Gaussian(new double[] {0, 0}, new double[][] {{1, 0}, {0, 4}});
    Gaussian other = new Gaussian(new double[] {3, 4}, new double[][] {{9, 0}, {0, 4}});
    assertEquals(25 + 4, FrechetDistance.between(one, other), 1e-12, "(3, 4) apart, deviations 1 and 3");
    Gaussian flat = new Gaussian(new double[] {0, 0}, new double[][] {{0, 0}, {0, 0}});
    assertEquals(5, FrechetDistance.between(one, flat), 1e-12, "a point has no spread, and no root that fails");
    assertEquals(0, FrechetDistance.between(one, one), 1e-12);
  }

  @Test
  void classifierScoreHasItsBounds() {
    assertEquals(2, ClassifierScore.of(new double[][] {{1, 0}, {0, 1}}), 1e-12, "sure and varied");
    assertEquals(1, ClassifierScore.of(new double[][] {{1, 0}, {1, 0}}), 1e-12, "one class only");
  }

  @Test
  void bootstrapIntervalOfAMeanHasTheWidthOfTheory() {
    double[] values = new double[400];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 2;
    }
    Interval interval = new Bootstrap(2000, 0.95, 3).mean(values);
    assertEquals(0.5, interval.value());
    double half = 1.96 * 0.5 / 20;
    assertEquals(0.5 - half, interval.low(), 0.005);
    assertEquals(0.5 + half, interval.high(), 0.005);
    assertEquals(interval, new Bootstrap(2000, 0.95, 3).mean(values), "equal seeds, equal intervals");
  }

  private static double[][] rows(String key, int width) {
    double[] flat = numbers(key);
    double[][] rows = new double[flat.length / width][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
    }
    return rows;
  }

  /** All numbers between a key and the next. */
  private static double[] numbers(String key) {
    int from = text.indexOf('"' + key + "\":") + key.length() + 3;
    int to = text.indexOf('"', from);
    String part = text.substring(from, to < 0 ? text.length() : to);
    return Arrays.stream(part.split("[^-+.0-9eE]+")).filter(word -> !word.isEmpty()).mapToDouble(Double::parseDouble).toArray();
  }
}
