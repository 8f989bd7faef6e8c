package org.ganglion.report.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ganglion.api.run.RunInfo;
import org.ganglion.api.run.StepRecord;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Numbers;

/** Title, note, and what tells this run from others. */
final class Headline {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm zzz", Locale.ENGLISH);

  private Headline() {}

  static void write(Html html, String title, Optional<String> note, RunInfo run, List<StepRecord> steps, Instant now) {
    html.open("header").leaf("p", "Ganglion report", "class", "kicker").leaf("h1", title);
    note.ifPresent(text -> text.lines().filter(line -> !line.isBlank()).forEach(line -> html.leaf("p", line, "class", "note")));
    html.open("dl", "class", "about");
    if (!title.equals(run.workflow())) {
      pair(html, "Workflow", run.workflow());
    }
    pair(html, "Run", run.id());
    pair(html, "Started", DATE.format(run.started().atZone(ZoneId.systemDefault())));
    pair(html, "Time", Numbers.duration(Duration.between(run.started(), now)));
    pair(html, "Seed", Long.toString(run.seed()));
    long cached = steps.stream().filter(StepRecord::cached).count();
    pair(html, "Steps shown", steps.size() + (cached == 0 ? "" : ", " + cached + " from the cache"));
    html.close(2);
  }

  private static void pair(Html html, String name, String value) {
    html.open("div").leaf("dt", name).leaf("dd", value).close();
  }
}
