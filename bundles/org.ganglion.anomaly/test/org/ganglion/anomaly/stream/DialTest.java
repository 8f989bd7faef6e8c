package org.ganglion.anomaly.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If these fail, a user who allows one false alarm a day gets another number. */
class DialTest {
  private static final int PER_DAY = 144;

  /** A normal course that the dial was not chosen on. */
  private static DoubleSupplier course(String kind, SplittableRandom random) {
    double[] state = {0, 0};
    return switch (kind) {
      case "noise" -> random::nextGaussian;
      case "memory" -> () -> state[0] = 0.8 * state[0] + random.nextGaussian();
      case "days" -> () -> 3 * Math.sin(2 * Math.PI * state[0]++ / PER_DAY) + random.nextGaussian();
      // Student's t with four degrees of freedom.
      case "outliers" -> () -> random.nextGaussian() / Math.sqrt(-(Math.log(1 - random.nextDouble()) + Math.log(1 - random.nextDouble())) / 2);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"noise", "memory", "days", "outliers"})
  void falseAlarmsAreAsManyAsAllowed(String kind) {
    int days = 60;
    int series = 4;
    double allowed = 0.5;
    int flags = 0;
    for (int s = 0; s < series; s++) {
      DoubleSupplier course = course(kind, new SplittableRandom(100 + s));
      FlagRaiser raiser = FlagRaiser.budgeted(1, 3 * PER_DAY, allowed / PER_DAY);
      for (int i = 0; i < 3 * PER_DAY; i++) {
        raiser.next(new double[] {course.getAsDouble()});
      }
      for (int i = 0; i < days * PER_DAY; i++) {
        flags += raiser.next(new double[] {course.getAsDouble()}).size();
      }
    }
    double ratio = flags / (allowed * days * series);
    assertTrue(ratio >= 0.5 && ratio <= 2, ratio + " times as many as allowed");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5, 2})
  void aJumpOfTenDeviationsIsFlaggedAtOnceWhateverTheDial(double perDay) {
    SplittableRandom random = new SplittableRandom(8);
    FlagRaiser raiser = FlagRaiser.budgeted(1, 3 * PER_DAY, perDay / PER_DAY);
    for (int i = 0; i < 10 * PER_DAY; i++) {
      raiser.next(new double[] {random.nextGaussian()});
    }
    assertEquals(Flag.Kind.SUDDEN, raiser.next(new double[] {10}).get(0).kind());
  }
}
