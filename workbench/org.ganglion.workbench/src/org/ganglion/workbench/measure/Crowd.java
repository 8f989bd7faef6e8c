package org.ganglion.workbench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunOptions;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workbench.model.session.Session;
import org.ganglion.workbench.run.curves.CurveCanvas;

/** More of everything than anybody has. */
final class Crowd {
  private static final String ONE = "name: small\nsteps:\n  digits: { uses: data.mnist }\n";

  private Crowd() {}

  /** A workflow of many steps, each fed by two earlier ones. */
  static String workflow(int steps) {
    StringBuilder text = new StringBuilder("name: crowd\nseed: 1\nsteps:\n  digits: { uses: data.mnist }\n");
    for (int i = 1; i < steps; i++) {
      String from = i < 3 ? "digits.train" : "step" + (i / 2) + ".images";
      text.append("  step").append(i).append(": { uses: gan.augment, in: { images: ").append(from).append(", generator: ")
          .append(i < 3 ? "digits.test" : "step" + (i - 2) + ".images")
          .append(" } }\n");
    }
    return text.toString();
  }

  /** Curves with peaks and noise. */
  static List<CurveCanvas.Shown> curves(int curves, int points) {
    return java.util.stream.IntStream.range(0, curves).mapToObj(curve -> {
      double[] x = new double[points];
      double[] y = new double[points];
      for (int i = 0; i < points; i++) {
        x[i] = i;
        y[i] = Math.sin(i * 1e-3 + curve) + Math.sin(i * 12.9898 + curve) * 0.3 + (i % 9973 == 0 ? 4 : 0);
      }
      return new CurveCanvas.Shown("run " + curve, x, y, curve);
    }).toList();
  }

  /** Lets one small run end, and copies it until there are enough. */
  static void runs(Session session, int runs) throws IOException, InterruptedException {
    RunHandle run = session.runtime()
        .start(new WorkflowSource(session.home().resolve("small.yaml"), ONE, Map.of()), RunOptions.in(session.home()), event -> { });
    try {
      run.result().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a run's end is never exceptional", e);
    }
    Path folder = session.home().resolve("runs").resolve(run.id());
    for (int i = session.runtime().runs(session.home()).size(); i < runs; i++) {
      copy(folder, folder.resolveSibling(String.format("20250101-%06d-small", i)));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path place = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(place);
        } else {
          Files.copy(file, place);
        }
      }
    }
  }
}
