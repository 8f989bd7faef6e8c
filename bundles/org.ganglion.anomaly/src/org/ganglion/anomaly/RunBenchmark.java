package org.ganglion.anomaly;

import java.io.IOException;
import org.ganglion.anomaly.study.BenchmarkFolder;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.operator.ExternalFile;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.osgi.service.component.annotations.Component;

/** Measures the scorers, as they are by default, on a published benchmark. */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.benchmark", version = "1.0", summary = "Figures of the default scorers on NAB, SMAP or a bearing record")
public final class RunBenchmark implements Operator<RunBenchmark.In, RunBenchmark.Params, RunBenchmark.Out> {
  /** Nothing: it all comes from a folder. */
  public record In() {}

  /** Which benchmark, and where. */
  public record Params(
      @Default("nab") @Help(
      "form of the folder: nab (windows.json, data/), smap (labels.json, NAME.train.csv.gz), bearing (one CSV: time, then a column a bearing)")
          BenchmarkFolder.Form form,
      @ExternalFile @Help("folder, or the file where the form is bearing") String folder) {}

  /** The figures. */
  public record Out(@Port("scores of the whole benchmark and of each series") Facts figures) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    return new Out(new Facts(BenchmarkFolder.figures(params.form(), context.file(params.folder()), context.seed())));
  }
}
