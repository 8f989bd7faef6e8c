package org.ganglion.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.rl.Experience;
import org.ganglion.kit.page.Html;

/** The first of what an agent went through. */
final class ExperienceHead {
  private static final int NUMBERS = 8;

  private ExperienceHead() {}

  static void write(Html html, String port, Experience experience) {
    if (experience.count() == 0) {
      html.leaf("p", port + ": none is kept", "class", "dim");
      return;
    }
    List<Table.Column> columns = new ArrayList<>();
    int size = experience.observationSize();
    for (int k = 0; k < Math.min(NUMBERS, size); k++) {
      int at = k;
      columns.add(column("observation " + k, experience, row -> experience.observations()[row * size + at]));
    }
    columns.add(column("action", experience, row -> experience.actions()[row]));
    columns.add(column("reward", experience, row -> experience.rewards()[row]));
    columns.add(column("terminated", experience, row -> experience.terminated()[row]));
    columns.add(column("truncated", experience, row -> experience.truncated()[row]));
    TableHead.write(html, port, new Table(columns));
  }

  private static Table.Column column(String name, Experience experience, IntToDoubleFunction value) {
    return new Table.Numbers(name, IntStream.range(0, experience.count()).mapToDouble(value).toArray());
  }
}
