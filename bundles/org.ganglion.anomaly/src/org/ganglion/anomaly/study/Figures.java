package org.ganglion.anomaly.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.anomaly.measure.NabScore;
import org.ganglion.anomaly.measure.Segment;
import org.ganglion.anomaly.measure.VolumeUnderSurface;
import org.ganglion.anomaly.stream.PointScorer;
import org.ganglion.anomaly.stream.SeriesScorer;

/** Figures of the scorers as they are by default, on benchmarks. */
final class Figures {
  private static final int VUS_WINDOW = 100;

  private Figures() {}

  static Map<String, Object> nab(Path folder, long seed) throws IOException {
    List<Benchmarks.Labelled> all = Benchmarks.nab(folder);
    List<NabScore.Scored> scored = new ArrayList<>();
    Map<String, Object> each = new LinkedHashMap<>();
    for (Benchmarks.Labelled series : all) {
      NabScore.Scored scores = new NabScore.Scored(flags(series), series.events());
      scored.add(scores);
      NabScore.Outcome outcome = NabScore.of(scores, PointScorer.THRESHOLD, NabScore.Profile.STANDARD);
      each.put(series.name(), Map.of("score", outcome.score(), "windows", series.events().size(), "false alarms", outcome.falsePositives()));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    for (NabScore.Profile profile : NabScore.Profile.all()) {
      figures.put("NAB " + profile.name(), NabScore.corpus(scored, PointScorer.THRESHOLD, profile));
    }
    double[] best = NabScore.best(scored, NabScore.Profile.STANDARD);
    figures.put("NAB standard, threshold chosen afterwards", best[1]);
    figures.put("threshold chosen afterwards", best[0]);
    figures.putAll(volumes("NAB", all, seed));
    figures.put("NAB series", each);
    return figures;
  }

  static Map<String, Object> smap(Path folder, long seed) throws IOException {
    return volumes("SMAP", Benchmarks.smap(folder), seed);
  }

  private static double[] flags(Benchmarks.Labelled series) {
    PointScorer scorer = new PointScorer(series.normal(), 1);
    return Arrays.stream(series.values()).map(scorer::next).toArray();
  }

  private static Map<String, Object> volumes(String name, List<Benchmarks.Labelled> all, long seed) {
    double pr = 0;
    double roc = 0;
    int count = 0;
    Map<String, Object> each = new LinkedHashMap<>();
    for (Benchmarks.Labelled series : all) {
      if (!series.events().isEmpty()) {
        double[] scores = SeriesScorer.score(new double[][] {series.values()}, series.normal(), seed);
        double[] judged = series.separate() ? Arrays.copyOfRange(scores, series.normal(), scores.length) : scores;
        VolumeUnderSurface volume = VolumeUnderSurface.of(judged, Segment.mark(series.events(), judged.length), VUS_WINDOW);
        each.put(series.name(), volume.pr());
        pr += volume.pr();
        roc += volume.roc();
        count++;
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(name + " VUS-PR", pr / count);
    figures.put(name + " VUS-ROC", roc / count);
    figures.put(name + " VUS-PR of each", each);
    return figures;
  }
}
