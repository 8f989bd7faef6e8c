package org.ganglion.edge.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;
import org.ganglion.edge.EdgePackage;
import org.ganglion.edge.EdgePredictor;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.EdgeLayer;

/**
 * Runs a package on files: {@code java -jar org.ganglion.edge.jar model.gpk [file.csv | image.png ...]}. Prints an answer per row of a CSV file or
 * per image, and the median time of an inference. Without files it says what the package holds.
 */
public final class Main {
  private final PrintStream out;

  Main(PrintStream out) {
    this.out = out;
  }

  /** Ends with 1 and a sentence on standard error where something is wrong. */
  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      System.err.println("usage: model.gpk [file.csv | image.png ...]");
      System.exit(2);
    }
    try {
      new Main(System.out).run(arguments);
    } catch (IOException | IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(1);
    }
  }

  void run(String[] arguments) throws IOException {
    EdgePackage gpk = EdgePackage.open(Paths.get(arguments[0]));
    if (arguments.length == 1) {
      describe(gpk);
      return;
    }
    Answers answers = new Answers(new EdgePredictor(gpk.runner()), out);
    for (int k = 1; k < arguments.length; k++) {
      Path file = Paths.get(arguments[k]);
      if (arguments[k].toLowerCase(Locale.ROOT).endsWith(".png")) {
        answers.image(file, PngImage.read(Files.readAllBytes(file)), gpk.model.input());
      } else {
        answers.table(file, gpk.model.preprocessing);
      }
    }
    answers.time();
  }

  private void describe(EdgePackage gpk) {
    EdgeModel model = gpk.model;
    out.println(model.name + ": " + gpk.size() + " bytes, " + model.input() + " to " + model.output()
        + (gpk.signature().length > 0 ? ", signed" : ""));
    for (int k = 0; k < model.layers.size(); k++) {
      EdgeLayer layer = model.layers.get(k);
      out.println("  " + layer.name + " " + layer.op.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + model.values.get(k + 1));
    }
    model.provenance.forEach((key, value) -> out.println("  " + key + ": " + value));
  }
}
