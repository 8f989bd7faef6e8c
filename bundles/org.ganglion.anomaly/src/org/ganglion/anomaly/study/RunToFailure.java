package org.ganglion.anomaly.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.anomaly.measure.NabScore;
import org.ganglion.anomaly.stream.Flag;
import org.ganglion.anomaly.stream.FlagRaiser;

/** How long before the end of a run to failure a sustained change is told, and of which bearing. */
final class RunToFailure {
  private RunToFailure() {}

  static Map<String, Object> figures(Path file) throws IOException {
    String[] header = Files.readAllLines(file).get(0).split(",");
    List<String> lines = Benchmarks.lines(file);
    FlagRaiser raiser = new FlagRaiser(header.length - 1, NabScore.probation(lines.size()), 1);
    LocalDateTime end = LocalDateTime.parse(lines.get(lines.size() - 1).split(",")[0]);
    List<String> changes = new ArrayList<>();
    Map<String, Object> figures = new LinkedHashMap<>();
    Map<String, Integer> sudden = new LinkedHashMap<>();
    for (String line : lines) {
      String[] cells = line.split(",");
      double[] values = new double[cells.length - 1];
      for (int s = 0; s < values.length; s++) {
        values[s] = Double.parseDouble(cells[s + 1]);
      }
      for (Flag flag : raiser.next(values)) {
        String bearing = header[flag.sensor() + 1];
        if (flag.kind() == Flag.Kind.SUSTAINED) {
          double hours = Duration.between(LocalDateTime.parse(cells[0]), end).toMinutes() / 60.0;
          figures.putIfAbsent("hours before the end", hours);
          figures.putIfAbsent("bearing", bearing);
          changes.add(bearing + " " + cells[0]);
        } else {
          sudden.merge(bearing, 1, Integer::sum);
        }
      }
    }
    figures.put("sustained changes", changes);
    figures.put("sudden flags", sudden);
    return figures;
  }
}
