package org.ganglion.report;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.data.Help;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.run.StepRecord;
import org.ganglion.report.page.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The operator {@code report.html}: one self-contained page about what a run did and gave. It is not pure, since the page tells when and how fast the
 * run was.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "report.html", version = "1.0", summary = "Writes one self-contained HTML page about the run", pure = false)
public final class WriteReport implements Operator<WriteReport.In, WriteReport.Params, WriteReport.Out> {
  private final InstantSource clock;

  /** For the platform. */
  @Activate
  public WriteReport() {
    this(InstantSource.system());
  }

  WriteReport(InstantSource clock) {
    this.clock = clock;
  }

  /** Ports. */
  public record In(@Port("steps to report on") List<StepRecord> from) {}

  /** Parameters. */
  public record Params(
      @Help("headline; the workflow's name where it is left out") Optional<String> title,
      @Help("a few sentences below the headline") Optional<String> note) {}

  /** Outputs. */
  public record Out(@Port("the page") Document document) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    String title = params.title().orElse(context.run().workflow());
    Page page = new Page(title, params.note(), context.run(), in.from(), clock.instant());
    return new Out(new Document(context.step(), title, page.html()));
  }
}
