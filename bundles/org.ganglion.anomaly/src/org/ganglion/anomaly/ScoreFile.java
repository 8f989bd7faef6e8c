package org.ganglion.anomaly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.anomaly.batch.ChunkScorer;
import org.ganglion.anomaly.batch.FileScorer;
import org.ganglion.anomaly.batch.RowSource;
import org.ganglion.anomaly.batch.ScoreSummary;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.osgi.service.component.annotations.Component;

/** Scores a file of any length with a fitted detector, a score for each row: constant memory, all cores, and it goes on where it stopped. */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.score-file", version = "1.0",
    summary = "Scores every window of a CSV or NPY file of any length, in constant memory, to CSV or NPY", pure = false)
public final class ScoreFile implements Operator<ScoreFile.In, ScoreFile.Params, ScoreFile.Out> {
  /** What scores. */
  public record In(@Port("a fitted detector") Facts detector) {}

  /** From where to where. */
  public record Params(
      @Help("file ending in .npy ([rows] or [rows × sensors], floats), or a CSV file with a header line") String file,
      @Help("file for the scores, one for each row: .npy (32-bit floats) or .csv; the first window's rows but the last, and windows with a gap, have"
          + " none") String to,
      @Default("[]") @Help(
          "columns in the order of the detector's sensors; those of its names when left out, or all of an array") List<String> columns,
      @Default("1e-4") @Min(1e-12) @Max(1) @Help("share of normal windows above the threshold of what is counted as high") double share) {}

  /** What was found. */
  public record Out(@Port("rows, windows, rate, how many are high") Facts summary, @Port("the highest scores: row, score") Table highest) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException, InterruptedException {
    FittedSeries fitted = FittedSeries.of(in.detector(), id -> context.use(Detector.class, id));
    Path file = context.file(params.file());
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + ": there is no such file");
    }
    Path to = context.file(params.to()).toAbsolutePath();
    Files.createDirectories(to.getParent());
    Detector kind = context.use(Detector.class, fitted.detector());
    Map<String, Object> state = fitted.fitted().state();
    long began = System.nanoTime();
    try (RowSource source = RowSource.open(file)) {
      source.choose(columns(source, params, fitted));
      FileScorer scorer = new FileScorer(source, fitted.sensors().size(), fitted.window(), fitted.fitted().threshold(params.share()));
      long rows = scorer.run(to, () -> new ChunkScorer(kind, state, fitted.scale(), fitted.window()), context);
      double seconds = (System.nanoTime() - began) / 1e9;
      ScoreSummary summary = scorer.summary();
      if (rows < fitted.window()) {
        throw new InputException(file + ": the window of " + fitted.window() + " rows is longer than the series of " + rows);
      }
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("rows", rows);
      facts.put("windows scored", summary.scored());
      facts.put("high windows", summary.above());
      facts.put("share that is high", (double) summary.above() / Math.max(1, summary.scored()));
      facts.put("windows per second, reading and writing included", rows / seconds);
      facts.put("windows per second of one core, reading and writing included", scorer.rowsPerCoreSecond(true));
      facts.put("windows per second of one core, scoring alone", scorer.rowsPerCoreSecond(false));
      facts.put("threads", context.threads());
      facts.put("kernel", new ChunkScorer(kind, state, fitted.scale(), fitted.window()).fast() ? "sliding filters" : "window by window");
      facts.put("scores", to.toString());
      return new Out(new Facts(facts), highest(summary));
    }
  }

  private static int[] columns(RowSource source, Params params, FittedSeries fitted) {
    List<String> names = source.names();
    boolean array = names.equals(java.util.stream.IntStream.rangeClosed(1, names.size()).mapToObj(c -> "column" + c).toList());
    List<String> wanted = !params.columns().isEmpty() ? params.columns() : array ? names : fitted.sensors();
    if (wanted.size() != fitted.sensors().size()) {
      throw new InputException("columns: the detector was fitted on " + fitted.sensors() + ", the columns are " + wanted);
    }
    return wanted.stream()
        .mapToInt(name -> {
          if (!names.contains(name)) {
            throw new InputException("columns: the file has no column '" + name + "'; " + Names.offer(name, names));
          }
          return names.indexOf(name);
        })
        .toArray();
  }

  private static Table highest(ScoreSummary summary) {
    return new Table(
        List.of(
            new Table.Numbers("row", summary.highest().stream().mapToDouble(ScoreSummary.High::row).toArray()),
            new Table.Numbers("score", summary.highest().stream().mapToDouble(ScoreSummary.High::score).toArray())));
  }
}
