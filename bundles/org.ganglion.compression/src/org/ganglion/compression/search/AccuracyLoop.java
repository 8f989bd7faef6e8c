package org.ganglion.compression.search;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.operator.RunContext;
import org.ganglion.compression.cost.LayerCost;
import org.ganglion.compression.prune.Pattern;
import org.ganglion.compression.prune.Ranking;
import org.ganglion.compression.prune.WeightMatrix;

/**
 * Searches for the smallest model within the goals: int8 first, since it costs least; then ever sparser, each rung from the one before, until a rung
 * loses too much; then the gap between the last good and the first bad rung is halved. Every rung is judged as the device computes it. Whatever
 * happens, the best so far is kept.
 */
public final class AccuracyLoop {
  private static final double[] FACTORS = {4, 8, 12, 20, 30, 45, 60, 80, 100};

  private final Assembly assembly;
  private final FineTuning tuning;
  private final Goals goals;
  private final Settings settings;
  private final RunContext context;
  private SearchState state = new SearchState();

  /** What is tried. */
  public record Settings(Pattern pattern, boolean energyAware, boolean int8, int epochs, double mostFactor, int halvings, double channels) {}

  /** All candidates in the order in which they were tried, the first being the original, and the best of them. */
  public record Result(List<Candidate> tried, Candidate best, List<String> missed) {}

  public AccuracyLoop(Assembly assembly, FineTuning tuning, Goals goals, Settings settings, RunContext context) {
    this.assembly = assembly;
    this.tuning = tuning;
    this.goals = goals;
    this.settings = settings;
    this.context = context;
  }

  /** Searches, from where an earlier execution of the step was cut off. */
  public Result search(Model model) throws IOException {
    if (context.restored().isPresent()) {
      state = SearchFile.read(context.restored().get());
      assembly.resume(state.original());
    } else {
      begin(model);
    }
    for (OptionalDouble factor = next(); factor.isPresent(); factor = next()) {
      rung(factor.getAsDouble());
      save();
    }
    List<String> missed = goals.missed(state.best(), state.original());
    missed.forEach(goal -> context.log("goal missed: " + goal));
    return new Result(List.copyOf(state.tried), state.best(), missed);
  }

  private void begin(Model model) throws IOException {
    state.tried.add(assembly.real("as it came", model));
    state.good = model;
    if (settings.int8()) {
      consider(whole("int8", model, state.original().quality()));
    }
    if (settings.channels() > 0 && !reached()) {
      Model narrow = tuning.narrow(model, settings.channels(), settings.epochs());
      String step = String.format(Locale.ROOT, "%.0f %% of the units and filters gone", 100 * settings.channels());
      state.good = judge(step, narrow) ? narrow : model;
    }
    save();
  }

  /** What is tried next: the next rung until one is bad, then the middle of the gap before it, while goals are left. */
  private OptionalDouble next() {
    if (reached()) {
      return OptionalDouble.empty();
    }
    if (Double.isNaN(state.badFactor)) {
      boolean more = state.rungs < FACTORS.length && FACTORS[state.rungs] <= settings.mostFactor();
      return more ? OptionalDouble.of(FACTORS[state.rungs]) : OptionalDouble.empty();
    }
    return state.halvings < settings.halvings() ? OptionalDouble.of(Math.sqrt(state.goodFactor * state.badFactor)) : OptionalDouble.empty();
  }

  /** All goals that were set are reached; without a goal of size the search goes on as long as the quality allows. */
  private boolean reached() {
    boolean set = goals.bytes() > 0 || goals.microseconds() > 0 || goals.nanojoule() > 0;
    return set && state.best > 0 && goals.missed(state.best(), state.original()).isEmpty();
  }

  private void rung(double factor) throws IOException {
    boolean halving = !Double.isNaN(state.badFactor);
    if (state.pendingFactor != factor) {
      state.pending = tuning.prune(state.good, ranking(state.good), sparsity(factor), settings.epochs());
      state.pendingFactor = factor;
      save();
    }
    if (judge(String.format(Locale.ROOT, "×%.1f fewer weights", factor), state.pending)) {
      state.good = state.pending;
      state.goodFactor = factor;
    } else {
      state.badFactor = factor;
    }
    state.pending = null;
    state.pendingFactor = Double.NaN;
    state.rungs += halving ? 0 : 1;
    state.halvings += halving ? 1 : 0;
  }

  /** Share of the weights of the network as it is now that must be zero to leave so many times fewer than the original had. */
  private double sparsity(double factor) {
    long all = WeightMatrix.of(NetworkGraph.of(state.good.spec())).stream().mapToLong(WeightMatrix::size).sum();
    long before = state.original().costs().stream().mapToLong(LayerCost::weights).sum();
    return settings.channels() > 0 ? Math.max(0, 1 - before / factor / all) : 1 - 1 / factor;
  }

  /** Whether a pruned model loses little enough. */
  private boolean judge(String step, Model pruned) {
    Candidate real = assembly.real(step, pruned);
    consider(real);
    if (!settings.int8()) {
      return within(real);
    }
    Candidate whole = whole(step + ", int8", pruned, real.quality());
    consider(whole);
    if (within(real) && !within(whole)) {
      Model rounded = tuning.round(pruned, Math.max(1, settings.epochs() / 4));
      Candidate learnt = whole(step + ", int8, learnt on rounded weights", rounded, real.quality());
      consider(learnt);
      whole = learnt.quality() > whole.quality() ? learnt : whole;
    }
    return within(whole) || within(real);
  }

  /** A rung costs far more than this, so that a search that is killed loses no more than what it was training. */
  private void save() throws IOException {
    context.checkpoint(parts -> SearchFile.write(state, parts));
    context.checkCancelled();
  }

  private Candidate whole(String step, Model model, double floatQuality) {
    return assembly.whole(step, model, floatQuality, Math.max(1e-4, goals.loss() / 3));
  }

  private boolean within(Candidate candidate) {
    return state.original().quality() - candidate.quality() <= goals.loss();
  }

  private void consider(Candidate candidate) {
    boolean better = goals.prefers(candidate, state.best(), state.original());
    state.tried.add(candidate);
    state.best = better ? state.tried.size() - 1 : state.best;
    context.log(String.format(Locale.ROOT, "%s: quality %.4f, %,d weights, %,d bytes, %.1f nJ, %.2f µs%s", candidate.step(), candidate.quality(),
        candidate.kept(), candidate.bytes(), candidate.nanojoule(), candidate.microseconds(), better ? "; the best so far" : ""));
    context.metric("quality", state.tried.size() - 1, candidate.quality());
    context.progress(state.tried.size(), 0, "candidates");
  }

  private Ranking ranking(Model model) {
    List<WeightMatrix> matrices = WeightMatrix.of(NetworkGraph.of(model.spec()));
    if (!settings.energyAware()) {
      return new Ranking(matrices, settings.pattern(), matrix -> 1);
    }
    Map<String, Double> perWeight = state.original().costs().stream().filter(row -> row.weights() > 0)
        .collect(Collectors.toMap(LayerCost::layer, row -> row.picojoule() / row.weights()));
    double least = matrices.stream().mapToDouble(matrix -> perWeight.getOrDefault(matrix.layer(), 1.0)).min().orElse(1);
    // the root, so that a layer that is a hundred times as dear gives ten times as readily, not all that it has
    return new Ranking(matrices, settings.pattern(), matrix -> Math.sqrt(perWeight.getOrDefault(matrix.layer(), least) / least));
  }
}
