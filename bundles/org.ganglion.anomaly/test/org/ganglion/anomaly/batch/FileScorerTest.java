package org.ganglion.anomaly.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.ganglion.anomaly.detector.Pca;
import org.ganglion.anomaly.series.Scale;
import org.ganglion.anomaly.series.Windows;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.operator.CancelledException;
import org.ganglion.api.operator.InputException;
import org.ganglion.kit.npy.NpyArray;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** If these fail, scores of a long file are not those of its windows, or a crash changes them. */
class FileScorerTest {
  private static final int WINDOW = 20;
  private static final int ROWS = 400_000;

  @TempDir Path folder;

  private static double[][] series(int sensors) {
    SplittableRandom random = new SplittableRandom(6);
    double[][] values = new double[sensors][ROWS];
    for (double[] sensor : values) {
      for (int i = 0; i < ROWS; i++) {
        sensor[i] = (float) (5 + Math.sin(i / 7.0) + 0.1 * random.nextGaussian());
      }
    }
    return values;
  }

  private static double[][] head(double[][] values) {
    return Arrays.stream(values).map(sensor -> Arrays.copyOf(sensor, 1000)).toArray(double[][]::new);
  }

  private record Fit(FittedDetector detector, Scale scale) {
    static Fit of(double[][] values) {
      Scale scale = Scale.of(head(values));
      return new Fit(new Pca(3).fit(new Windows(scale.apply(head(values)), WINDOW), 1), scale);
    }

    ChunkScorer scorer() {
      return new ChunkScorer(new Pca(3), detector.state(), scale, WINDOW);
    }
  }

  private float[] scored(Path from, Path to, Fit fit, int sensors, TestRunContext context) throws IOException, InterruptedException {
    try (RowSource source = RowSource.open(from)) {
      source.choose(java.util.stream.IntStream.range(0, sensors).toArray());
      new FileScorer(source, sensors, WINDOW, 1).run(to, fit::scorer, context);
    }
    return NpyArray.map(to).toFloats();
  }

  @Test
  void everyRowHasTheScoreOfTheWindowThatEndsThereAndACrashChangesNothing() throws Exception {
    double[][] values = series(1);
    float[] floats = new float[ROWS];
    for (int i = 0; i < ROWS; i++) {
      floats[i] = (float) values[0][i];
    }
    floats[70_000] = Float.NaN;
    Path from = folder.resolve("long.npy");
    NpyArray.floats(floats, ROWS).write(from);
    Fit fit = Fit.of(values);
    assertTrue(fit.scorer().fast());
    float[] scores = scored(from, folder.resolve("scores.npy"), fit, 1, new TestRunContext(1).withThreads(2));
    assertEquals(ROWS, scores.length);
    Windows windows = new Windows(fit.scale().apply(values), WINDOW);
    double[] sample = new double[WINDOW];
    for (int row : new int[] {WINDOW - 1, 65_535, 65_536, 65_537, 131_080, ROWS - 1}) {
      windows.read(row - WINDOW + 1, sample);
      assertEquals(fit.detector().score(sample), scores[row], 2e-3, "row " + row);
    }
    for (int row : new int[] {0, WINDOW - 2, 70_000, 70_000 + WINDOW - 1}) {
      assertTrue(Float.isNaN(scores[row]), "row " + row);
    }
    assertTrue(!Float.isNaN(scores[70_000 + WINDOW]) && !Float.isNaN(scores[69_999]));
    TestRunContext stopped = new TestRunContext(1).stoppingAfter(3);
    Path again = folder.resolve("again.npy");
    assertThrows(CancelledException.class, () -> scored(from, again, fit, 1, stopped));
    // What a crash left behind the last state is cut off.
    Files.write(again, new byte[12_345], java.nio.file.StandardOpenOption.APPEND);
    assertArrayEquals(scores, scored(from, again, fit, 1, stopped.next()));
  }

  @Test
  void textOfSeveralSensorsGivesTheSameAsItsNumbers() throws Exception {
    double[][] values = series(2);
    StringBuilder text = new StringBuilder("a;b\n");
    int rows = 70_000;
    for (int i = 0; i < rows; i++) {
      text.append(String.format(Locale.ROOT, "%s;%s%n", (float) values[0][i], (float) values[1][i]));
    }
    Path from = folder.resolve("long.csv");
    Files.writeString(from, text);
    Fit fit = Fit.of(values);
    float[] scores = scored(from, folder.resolve("scores.npy"), fit, 2, new TestRunContext(1));
    Windows windows = new Windows(fit.scale().apply(values), WINDOW);
    double[] sample = new double[2 * WINDOW];
    for (int row : new int[] {WINDOW - 1, 65_537, rows - 1}) {
      windows.read(row - WINDOW + 1, sample);
      assertEquals(fit.detector().score(sample), scores[row], 1e-3, "row " + row);
    }
    TestRunContext stopped = new TestRunContext(1).stoppingAfter(1);
    Path again = folder.resolve("again.npy");
    assertThrows(CancelledException.class, () -> scored(from, again, fit, 2, stopped));
    assertArrayEquals(scores, scored(from, again, fit, 2, stopped.next()));
  }

  @Test
  void whatIsNoNumberIsNamedWithItsRow() throws IOException {
    Path from = folder.resolve("bad.csv");
    Files.writeString(from, "a\n1\n2\nthree\n");
    try (RowSource source = RowSource.open(from)) {
      source.choose(new int[] {0});
      String said = assertThrows(InputException.class, () -> source.read(new float[1][10], 0, 10)).getMessage();
      assertTrue(said.contains("row 3, column 'a' holds 'three'"), said);
    }
  }
}
