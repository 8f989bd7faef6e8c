package org.ganglion.compression.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.operator.RunContext;
import org.ganglion.compression.cost.LayerCost;
import org.ganglion.compression.prune.Pattern;
import org.ganglion.compression.prune.Ranking;
import org.ganglion.compression.prune.WeightMatrix;

/**
 * Searches for the smallest model within the goals: int8 first, since it costs least; then ever sparser, each rung from the one before, until a rung loses too
 * much; then the gap between the last good and the first bad rung is halved. Every rung is judged as the device computes it. Whatever happens, the best so far
 * is kept.
 */
public final class AccuracyLoop {
  private static final double[] FACTORS = {4, 8, 12, 20, 30, 45, 60, 80, 100};

  private final Assembly assembly;
  private final FineTuning tuning;
  private final Goals goals;
  private final Settings settings;
  private final RunContext context;
  private final List<Candidate> tried = new ArrayList<>();
  private Candidate original;
  private Candidate best;

  /** What is tried. */
  public record Settings(Pattern pattern, boolean energyAware, boolean int8, int epochs, double mostFactor, int halvings) {}

  /** All candidates in the order in which they were tried, the first being the original, and the best of them. */
  public record Result(List<Candidate> tried, Candidate best, List<String> missed) {}

  public AccuracyLoop(Assembly assembly, FineTuning tuning, Goals goals, Settings settings, RunContext context) {
    this.assembly = assembly;
    this.tuning = tuning;
    this.goals = goals;
    this.settings = settings;
    this.context = context;
  }

  /** Searches. */
  public Result search(Model model) {
    original = assembly.real("as it came", model);
    best = original;
    tried.add(original);
    if (settings.int8()) {
      consider(whole("int8", model, original.quality()));
    }
    Model good = model;
    double goodFactor = 1;
    double badFactor = Double.NaN;
    for (double factor : FACTORS) {
      if (factor > settings.mostFactor() || reached()) {
        break;
      }
      Model next = rung(good, factor);
      if (next == null) {
        badFactor = factor;
        break;
      }
      good = next;
      goodFactor = factor;
    }
    for (int i = 0; i < settings.halvings() && !Double.isNaN(badFactor) && !reached(); i++) {
      double factor = Math.sqrt(goodFactor * badFactor);
      Model next = rung(good, factor);
      if (next == null) {
        badFactor = factor;
      } else {
        good = next;
        goodFactor = factor;
      }
    }
    List<String> missed = goals.missed(best, original);
    missed.forEach(goal -> context.log("goal missed: " + goal));
    return new Result(List.copyOf(tried), best, missed);
  }

  /** All goals that were set are reached; without a goal of size the search goes on as long as the quality allows. */
  private boolean reached() {
    boolean set = goals.bytes() > 0 || goals.microseconds() > 0 || goals.nanojoule() > 0;
    return set && best != original && goals.missed(best, original).isEmpty();
  }

  /** The pruned model, or null where it loses too much. */
  private Model rung(Model model, double factor) {
    Model pruned = tuning.prune(model, ranking(model), 1 - 1 / factor, settings.epochs());
    String step = String.format(Locale.ROOT, "×%.1f fewer weights", factor);
    Candidate real = assembly.real(step, pruned);
    consider(real);
    if (!settings.int8()) {
      return within(real) ? pruned : null;
    }
    Candidate whole = whole(step + ", int8", pruned, real.quality());
    consider(whole);
    if (within(real) && !within(whole)) {
      Model rounded = tuning.round(pruned, Math.max(1, settings.epochs() / 4));
      Candidate learnt = whole(step + ", int8, learnt on rounded weights", rounded, real.quality());
      consider(learnt);
      whole = learnt.quality() > whole.quality() ? learnt : whole;
    }
    return within(whole) || within(real) ? pruned : null;
  }

  private Candidate whole(String step, Model model, double floatQuality) {
    return assembly.whole(step, model, floatQuality, Math.max(1e-4, goals.loss() / 3));
  }

  private boolean within(Candidate candidate) {
    return original.quality() - candidate.quality() <= goals.loss();
  }

  private void consider(Candidate candidate) {
    tried.add(candidate);
    boolean better = goals.prefers(candidate, best, original);
    best = better ? candidate : best;
    context.log(String.format(Locale.ROOT, "%s: quality %.4f, %,d weights, %,d bytes, %.1f nJ, %.2f µs%s", candidate.step(), candidate.quality(),
        candidate.kept(), candidate.bytes(), candidate.nanojoule(), candidate.microseconds(), better ? "; the best so far" : ""));
    context.metric("quality", tried.size() - 1, candidate.quality());
    context.progress(tried.size(), 0, "candidates");
    context.checkCancelled();
  }

  private Ranking ranking(Model model) {
    List<WeightMatrix> matrices = WeightMatrix.of(NetworkGraph.of(model.spec()));
    if (!settings.energyAware()) {
      return new Ranking(matrices, settings.pattern(), matrix -> 1);
    }
    Map<String, Double> perWeight = original.costs().stream().filter(row -> row.weights() > 0)
        .collect(Collectors.toMap(LayerCost::layer, row -> row.picojoule() / row.weights()));
    double least = matrices.stream().mapToDouble(matrix -> perWeight.getOrDefault(matrix.layer(), 1.0)).min().orElse(1);
    // the root, so that a layer that is a hundred times as dear gives ten times as readily, not all that it has
    return new Ranking(matrices, settings.pattern(), matrix -> Math.sqrt(perWeight.getOrDefault(matrix.layer(), least) / least));
  }
}
