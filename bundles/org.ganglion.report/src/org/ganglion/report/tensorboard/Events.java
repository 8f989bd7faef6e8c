package org.ganglion.report.tensorboard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.api.artifact.Series.Curve;
import org.ganglion.api.run.StepRecord;

/** One step as one event file. */
public final class Events {
  private Events() {}

  /**
   * Writes a step's curves and pictures into a folder; gives the number of pictures. Curves keep no times: their points are spread over the step's.
   */
  public static long write(StepRecord step, Path folder) throws IOException {
    long pictures = 0;
    Path file = folder.resolve("events.out.tfevents." + step.started().getEpochSecond() + ".ganglion");
    try (EventFile events = new EventFile(file, step.started())) {
      for (Curve curve : step.curves().curves()) {
        // TensorBoard counts steps in whole numbers
        boolean whole = Arrays.stream(curve.x()).allMatch(x -> x == Math.rint(x));
        for (int i = 0; i < curve.x().length; i++) {
          Instant when = step.started().plus(step.took().multipliedBy(i + 1).dividedBy(curve.x().length));
          events.scalar(curve.name(), whole ? (long) curve.x()[i] : i, curve.y()[i], when);
        }
      }
      for (var output : step.outputs().entrySet()) {
        if (output.getValue() instanceof Pictures shown) {
          for (int i = 0; i < shown.pictures().size(); i++) {
            events.image(output.getKey(), i, shown.pictures().get(i).png(), step.started().plus(step.took()));
            pictures++;
          }
        }
      }
    }
    return pictures;
  }
}
