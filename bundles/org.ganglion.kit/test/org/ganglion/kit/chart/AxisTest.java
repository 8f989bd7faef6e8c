package org.ganglion.kit.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ganglion.api.artifact.Series.Curve;
import org.ganglion.kit.page.Numbers;
import org.junit.jupiter.api.Test;

/** Axes, thinning and grouping of curves. */
class AxisTest {
  @Test
  void ticksAreRound() {
    assertEquals(List.of(0.0, 1000.0, 2000.0, 3000.0, 4000.0, 5000.0), Axis.along(0, 5600).ticks());
    assertEquals(List.of("0.5", "0.6", "0.7", "0.8", "0.9"), Axis.upright(0.5, 0.903).ticks().stream().map(Numbers::of).toList());
  }

  @Test
  void onlyWidePositiveValuesAreLogarithmic() {
    Axis wide = Axis.upright(1e-6, 1);
    assertTrue(wide.logarithmic());
    assertEquals(0.5, wide.place(1e-3), 1e-9, "the middle of six powers of ten");
    assertEquals("10⁻³", wide.label(1e-3));
    assertFalse(Axis.upright(-1e-6, 1).logarithmic());
    assertFalse(Axis.upright(0.1, 1).logarithmic());
  }

  @Test
  void thinningKeepsExtremesAndOrder() {
    double[] x = new double[10_000];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = x.length - i; // from right to left, as no curve should come
      y[i] = i == 4321 ? 9 : i == 8765 ? -9 : i == 5000 ? Double.NaN : i % 2;
    }
    Curve thin = Buckets.thin(new Curve("c", x, y), 800);
    assertTrue(thin.x().length <= 800, "points " + thin.x().length);
    assertEquals(9, java.util.Arrays.stream(thin.y()).max().orElseThrow());
    assertEquals(-9, java.util.Arrays.stream(thin.y()).min().orElseThrow());
    for (int i = 1; i < thin.x().length; i++) {
      assertTrue(thin.x()[i] > thin.x()[i - 1], "x goes on");
    }
  }

  @Test
  void aTrendOfALineIsTheLine() {
    double[] x = new double[400];
    double[] y = new double[400];
    for (int i = 0; i < 400; i++) {
      x[i] = i;
      y[i] = 3 * i;
    }
    Curve trend = Trend.of(new Curve("c", x, y));
    for (int i = 0; i < 400; i++) {
      assertEquals(y[i], trend.y()[i], 1e-9);
    }
    assertFalse(Trend.helps(new Curve("c", x, y)));
  }

  @Test
  void relatedCurvesShareAPlot() {
    Curve a = new Curve("discriminator loss", new double[1], new double[1]);
    Curve b = new Curve("generator loss", new double[1], new double[1]);
    Curve c = new Curve("auc", new double[1], new double[1]);
    List<Panel> panels = Panel.of(List.of(a, c, b));
    assertEquals(List.of("loss", "auc"), panels.stream().map(Panel::title).toList());
    assertEquals("generator", panels.get(0).label(b));
    assertEquals("auc", panels.get(1).label(c));
  }
}
