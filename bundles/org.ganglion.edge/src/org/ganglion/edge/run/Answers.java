package org.ganglion.edge.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.ganglion.edge.EdgePredictor;
import org.ganglion.edge.model.EdgeValue;
import org.ganglion.edge.model.Preprocessing;

/** Predicts rows and images, prints the answers and takes the time. */
final class Answers {
  private final EdgePredictor predictor;
  private final PrintStream out;
  private final float[] raw;
  private long[] nanos = new long[64];
  private int count;

  Answers(EdgePredictor predictor, PrintStream out) {
    this.predictor = predictor;
    this.out = out;
    raw = new float[predictor.inputs()];
  }

  /** An image in shades of grey (one channel) or colour (three), of the size that the model takes. */
  void image(Path file, PngImage image, EdgeValue input) {
    try {
      image.fill(raw, input);
    } catch (IllegalArgumentException other) {
      throw new IllegalArgumentException(file + ": " + other.getMessage(), other);
    }
    answer(file.getFileName().toString());
  }

  /** Rows of numbers with commas, a header or none; an empty cell is missing. A window moves on row by row. */
  void table(Path file, Preprocessing preprocessing) throws IOException {
    int features = raw.length / preprocessing.window;
    int[] places = null;
    int rows = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String[] cells = line.split(",", -1);
        if (places == null) {
          places = CsvColumns.places(cells, preprocessing.columns, features, file);
          if (CsvColumns.isHeader(cells)) {
            continue;
          }
        }
        System.arraycopy(raw, features, raw, 0, raw.length - features);
        CsvColumns.read(cells, places, raw, raw.length - features, file + ", line " + number);
        rows++;
        if (rows >= preprocessing.window) {
          answer(file.getFileName() + ":" + number);
        }
      }
    }
  }

  private void answer(String what) {
    long start = System.nanoTime();
    predictor.predict(raw);
    long time = System.nanoTime() - start;
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = time;
    out.println(what + " " + predictor.label() + " " + (float) predictor.score());
  }

  void time() {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    out.println(count == 0 ? "nothing to answer" : String.format(Locale.ROOT, "%d answers, median %.1f µs, 99 of 100 within %.1f µs", count,
        sorted[count / 2] / 1e3, sorted[Math.min(count - 1, count * 99 / 100)] / 1e3));
  }
}
