package org.ganglion.report.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.run.RunInfo;
import org.ganglion.api.run.StepRecord;
import org.ganglion.kit.page.Html;
import org.ganglion.report.wiring.Drawing;
import org.ganglion.report.wiring.WorkflowText;
import org.ganglion.report.wiring.Wiring;

/** The whole page, from headline to workflow file. */
public final class Page {
  private final String title;
  private final Optional<String> note;
  private final RunInfo run;
  private final List<StepRecord> steps;
  private final Instant now;

  public Page(String title, Optional<String> note, RunInfo run, List<StepRecord> steps, Instant now) {
    this.title = title;
    this.note = note;
    this.run = run;
    this.steps = steps;
    this.now = now;
  }

  /** The page as one document, which needs nothing from elsewhere. */
  public String html() {
    WorkflowText text = new WorkflowText(run.source());
    return org.ganglion.kit.page.Page.html(title + " – Ganglion report", html -> {
    contents(html);
    html.open("main");
    Headline.write(html, title, note, run, steps, now);
    html.open("section", "id", "run").leaf("h2", "What ran");
    Drawing.draw(html, Wiring.of(steps, text));
    Times.write(html, steps);
    html.close();
    StepSection sections = new StepSection(text);
    steps.forEach(step -> sections.write(html, step));
    Surroundings.write(html, run, steps);
    SourceText.write(html, run.source());
    html.open("footer").leaf("p", "Written by Ganglion for run " + run.id() + ".").close();
    html.close().own("script", org.ganglion.kit.page.Page.resource(Page.class, "page.js"));
    });
  }

  private void contents(Html html) {
    html.open("nav", "aria-label", "Contents").open("ol");
    entry(html, "run", "What ran");
    steps.forEach(step -> entry(html, "step-" + step.id(), step.id()));
    entry(html, "environment", "Environment");
    entry(html, "workflow", "Workflow");
    html.close(2);
  }

  private static void entry(Html html, String id, String label) {
    html.open("li").leaf("a", label, "href", "#" + id).close();
  }
}
