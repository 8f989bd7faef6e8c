package org.ganglion.compression.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.compression.cost.CostModel;
import org.ganglion.compression.cost.DeviceProfile;
import org.ganglion.compression.cost.LayerCost;
import org.ganglion.compression.prune.Masks;
import org.ganglion.compression.prune.Pattern;
import org.ganglion.compression.prune.WeightMatrix;
import org.ganglion.compression.quantise.Activations;
import org.ganglion.compression.quantise.Calibration;
import org.ganglion.compression.quantise.EdgeTranslation;
import org.ganglion.compression.quantise.NormalisationFolding;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.EdgeModelBuilder;

/** Makes candidates of models: in float32 or int8, run as the device runs them. Their time is measured beside that of the first. */
public final class Assembly {
  private static final int CALIBRATION = 1024;
  private static final int MOST_SPARED = 2;
  private static final double PERCENTILE = 0.9999;

  private final Task task;
  private final Activations activations;
  private final DeviceProfile profile;
  private final Pattern pattern;
  private final Use use;
  private DeviceRun first;
  private double firstMicroseconds;

  /** Adds to a model what is known of its use: preprocessing, labels, decision, provenance. */
  @FunctionalInterface
  public interface Use {
    void addTo(EdgeModelBuilder builder);
  }

  public Assembly(Task task, Activations activations, DeviceProfile profile, Pattern pattern, Use use) {
    this.task = task;
    this.activations = activations;
    this.profile = profile;
    this.pattern = pattern;
    this.use = use;
  }

  /** Goes on in a search whose first candidate was made before: times are told beside its time. */
  public void resume(Candidate original) {
    first = new DeviceRun(original.edge());
    firstMicroseconds = original.microseconds();
  }

  /** In float32. */
  public Candidate real(String step, Model model) {
    return candidate(step, NormalisationFolding.fold(model), Set.of(), Optional.empty(), List.of());
  }

  /**
   * In int8. The range of the values is that of least and largest, or the percentile's where it serves better; where more than {@code tolerance} of
   * the quality is lost, the one or two layers that lose most stay in float32.
   */
  public Candidate whole(String step, Model model, double floatQuality, double tolerance) {
    Model folded = NormalisationFolding.fold(model);
    Set<String> all = new LinkedHashSet<>(EdgeTranslation.candidates(NetworkGraph.of(folded.spec())));
    Candidate best = null;
    Calibration used = null;
    for (Calibration.Method method : Calibration.Method.values()) {
      Calibration calibration = Calibration.of(activations, folded, task.training(), CALIBRATION, method, PERCENTILE);
      Candidate candidate = candidate(step, folded, all, Optional.of(calibration), List.of());
      if (best == null || candidate.quality() > best.quality()) {
        best = candidate;
        used = calibration;
      }
      if (floatQuality - best.quality() <= tolerance) {
        return best;
      }
    }
    return sparing(step, folded, all, used, best, floatQuality, tolerance);
  }

  private Candidate sparing(String step, Model folded, Collection<String> all, Calibration calibration, Candidate quantised, double wanted,
      double tolerance) {
    Candidate best = quantised;
    for (int spared = 0; spared < MOST_SPARED && wanted - best.quality() > tolerance; spared++) {
      Candidate better = best;
      for (String layer : best.int8()) {
        Set<String> int8 = new HashSet<>(best.int8());
        int8.remove(layer);
        List<String> reasons = new ArrayList<>(best.spared());
        Candidate without = candidate(step, folded, int8, Optional.of(calibration), reasons);
        if (without.quality() > better.quality()) {
          reasons.add(String.format(Locale.ROOT, "%s stays in float32: in int8 it costs %.2f points of the quality", layer,
              100 * (without.quality() - best.quality())));
          better = new Candidate(step, without.model(), without.edge(), without.int8(), List.copyOf(reasons), without.quality(), without.kept(),
              without.bytes(),
              without.costs(), without.nanojoule(), without.microseconds());
        }
      }
      if (better == best) {
        return best;
      }
      best = better;
    }
    return best;
  }

  private Candidate candidate(String step, Model folded, Set<String> int8, Optional<Calibration> calibration, List<String> spared) {
    NetworkGraph graph = NetworkGraph.of(folded.spec());
    List<LayerCost> costs = new CostModel(profile, pattern.outputs()).table(graph, folded.parameters(), int8::contains);
    EdgeModelBuilder builder = new EdgeTranslation(folded, int8, calibration, pattern.outputs(), true).translate();
    use.addTo(builder);
    costs.forEach(row -> builder.cost(new org.ganglion.edge.model.LayerCost(
        row.layer(), row.kept(), row.keptMultiplyAdds(), row.weightBytes(), row.picojoule() / 1000, row.microseconds())));
    EdgeModel edge = builder.build();
    DeviceRun run = new DeviceRun(edge);
    double quality = task.quality(run.outputs(task.choice()), task.choice());
    if (first == null) {
      first = run;
      firstMicroseconds = run.microseconds(task.choice());
    }
    double microseconds = run == first ? firstMicroseconds : firstMicroseconds * run.ratio(first, task.choice());
    long kept = Masks.ofZeros(WeightMatrix.of(graph), folded.parameters()).kept();
    return new Candidate(
        step, folded, edge, int8, spared, quality, kept, run.bytes(), costs, CostModel.energy(costs) / 1000, microseconds);
  }
}
