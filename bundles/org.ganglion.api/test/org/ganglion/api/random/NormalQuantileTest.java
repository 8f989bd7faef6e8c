package org.ganglion.api.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published values of the inverse normal distribution function, in all three branches of the algorithm. */
class NormalQuantileTest {
  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.25, -0.6744897501960817",
    "0.9, 1.2815515655446004",
    "0.975, 1.959963984540054",
    "0.001, -3.090232306167814",
    "1e-10, -6.361340902404056",
    "1e-20, -9.262340089798408"
  })
  void values(double probability, double quantile) {
    assertEquals(quantile, NormalQuantile.of(probability), Math.abs(quantile) * 2e-15);
  }

  @ParameterizedTest
  @CsvSource({"0.6", "0.93", "0.999"})
  void itIsOdd(double probability) {
    assertEquals(-NormalQuantile.of(1 - probability), NormalQuantile.of(probability), 1e-12);
  }
}
