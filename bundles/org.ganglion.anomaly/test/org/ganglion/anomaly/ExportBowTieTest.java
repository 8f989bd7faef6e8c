package org.ganglion.anomaly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.ganglion.anomaly.detector.BowTie;
import org.ganglion.anomaly.detector.Pca;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.InputException;
import org.ganglion.testkit.TestCore;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;

/** If these fail, what is compressed is not the network that watches, or learns on other windows than it did. */
class ExportBowTieTest {
  private static final int ROWS = 400;
  private static final Map<String, Object> INPUT = Map.of("normal", 0.25, "atMost", 100);

  private final TestRunContext context =
      new TestRunContext(1).offer(Detector.class, "bow-tie", new BowTie(new TestCore(), BowTie.Kind.DENSE, 2, 1, loss -> { }))
      .offer(Detector.class, "pca", new Pca());

  private static Table series() {
    double[] a = new double[ROWS];
    double[] b = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      a[i] = Math.sin(i / 3.0);
      b[i] = 5 + 2 * Math.cos(i / 7.0);
    }
    return new Table(List.of(new Table.Numbers("a", a), new Table.Numbers("b", b)));
  }

  private TrainDetectors.Out trained() {
    Map<String, Object> with = Map.of("window", 4, "bottleneck", 2, "beside", List.of("pca"), "choose", "pca", "input", INPUT);
    return new TrainDetectors(new TestCore()).run(new TrainDetectors.In(series()), Records.read(TrainDetectors.Params.class, with), context);
  }

  private ExportBowTie.Out export(Facts detector) {
    ExportBowTie.Params params = Records.read(ExportBowTie.Params.class, Map.of("input", INPUT, "most", 50));
    return new ExportBowTie().run(new ExportBowTie.In(detector, series()), params, context);
  }

  @Test
  void theNetworkAndItsWindowsAreThoseOfTheDetector() {
    Facts facts = trained().bowTie();
    ExportBowTie.Out out = export(facts);
    FittedSeries fitted = FittedSeries.of(facts, id -> context.use(Detector.class, id));
    assertEquals(List.of(8), out.network().spec().inputs().get(0).shape(), "two sensors, four rows");
    assertEquals(50, out.normal().rows());
    assertEquals(50, out.others().rows(), "as many of the 300 later ones as were asked for");
    double[] first = out.normal().columns().stream().mapToDouble(column -> ((Table.Numbers) column).values()[0]).toArray();
    double[] expected = new double[8];
    for (int k = 0; k < 4; k++) {
      expected[k] = (Math.sin(k / 3.0) - fitted.scale().mean()[0]) / fitted.scale().deviation()[0];
      expected[4 + k] = (5 + 2 * Math.cos(k / 7.0) - fitted.scale().mean()[1]) / fitted.scale().deviation()[1];
    }
    assertArrayEquals(expected, first, 1e-9);
    FittedDetector again = fitted.fitted();
    assertEquals(out.network().parameters().length, ((List<?>) again.state().get("parameters")).size());
  }

  @Test
  void whatHasNoNetworkIsRefused() {
    String said = assertThrows(InputException.class, () -> export(trained().detector())).getMessage();
    assertEquals("detector: a bow tie has a network, 'pca' has none", said);
  }
}
