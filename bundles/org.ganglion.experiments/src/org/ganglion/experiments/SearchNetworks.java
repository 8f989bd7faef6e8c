package org.ganglion.experiments;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.experiments.champion.Champion;
import org.ganglion.experiments.page.SearchPage;
import org.ganglion.experiments.page.TrialsTable;
import org.ganglion.experiments.space.Range;
import org.ganglion.experiments.space.Sampling;
import org.ganglion.experiments.space.Template;
import org.ganglion.experiments.trial.Ledger;
import org.ganglion.experiments.trial.Material;
import org.ganglion.experiments.trial.Rungs;
import org.ganglion.experiments.trial.Search;
import org.ganglion.experiments.trial.Training;
import org.ganglion.experiments.trial.Trial;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tries many networks and settings, drops the bad ones early, and names a champion on images or rows that none of it ever saw. */
@Component(service = Operator.class)
@OperatorInfo(id = "experiment.search", version = "1.0",
    summary = "Searches networks and settings for images or a table; names a champion, why, and how sure that is")
public final class SearchNetworks implements Operator<SearchNetworks.In, SearchNetworks.Params, SearchNetworks.Out> {
  private static final Set<String> TRAINING_SETTINGS = Set.of("architecture", "learningRate", "batch", "weightDecay");

  private final TensorCore core;

  @Activate
  public SearchNetworks(@Reference TensorCore core) {
    this.core = core;
  }

  /** What to learn from. */
  public record In(
      @Port("images with labels; they are cut into parts for training, search and choice") Optional<Images> images,
      @Port("a table in place of images; its columns are numbers, but for a target of words") Optional<Table> table,
      @Port("images that trials are compared on, in place of a share of the others") Optional<Images> validation,
      @Port("images that the champion is chosen on, seen by nothing before, in place of a share of the others") Optional<Images> choice) {}

  /** Where and how to search. */
  public record Params(
      @Help("ranges of settings by name: architecture, learningRate, batch, weightDecay, and every ${name} of the network") Map<String, Range> space,
      @Help("column of the table that is told from all others: words as classes, numbers as a number") Optional<String> target,
      @Help("a network in which ${name} stands for a setting; without it architecture names a customary one") Optional<Map<String, Object>> network,
      @Default("lenet-300-100")
          @Help("customary network where the space does not choose: lenet-300-100, lenet-5, small-cnn or linear") String architecture,
      @Default("0.001") @Min(0) @Help("where the space does not choose") double learningRate,
      @Default("64") @Min(1) @Help("where the space does not choose") int batch,
      @Default("0") @Min(0) @Help("where the space does not choose") double weightDecay,
      @Default("sobol") @Help("which settings are tried") Sampling method,
      @Default("40") @Min(1) @Help("settings to try") int trials,
      @Default("9") @Min(1) @Help("epochs of a full training") int epochs,
      @Default("3") @Min(1) @Help("of so many settings one goes on, with so many times the epochs; 1: all get the full training") int halving,
      @Default("1") @Min(1) @Help("epochs that a setting gets before it may be dropped") int leastEpochs,
      @Default("3") @Min(1) @Help("settings among which the champion is chosen") int finalists,
      @Default("3") @Min(1) @Help("trainings of each finalist from different beginnings") int seeds,
      @Default("0.15") @Min(0) @Max(0.5) @Help("share of the images that trials are compared on") double validation,
      @Default("0.15") @Min(0) @Max(0.5) @Help("share of the images that the champion is chosen on, seen by nothing before") double choice) {}

  /** The champion, and all that was tried. */
  public record Out(
      @Port("the champion, trained from the first seed") Model champion,
      @Port("every trial of every rung") Table trials,
      @Port("champion and reason, trials, what mattered") Document page,
      @Port("champion, accuracy with its 95 % interval, reason, finalists") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    check(params);
    Material.Shares shares = new Material.Shares(params.validation(), params.choice());
    Material material = material(in, params, shares, context);
    Map<String, Object> defaults = Map.of(
        "architecture", params.architecture(), "learningRate", params.learningRate(), "batch", params.batch(), "weightDecay", params.weightDecay());
    Training training = new Training(core, material, defaults, params.network(), context.engine(), context::cancelled);
    List<Map<String, Object>> settings = params.method().settings(params.space(), params.trials(), context.seed());
    Rungs rungs = params.halving() == 1 ? Rungs.full(params.epochs())
        : Rungs.of(settings.size(), params.leastEpochs(), params.epochs(), params.halving());
    context.log(settings.size() + " settings, epochs of the rungs: " + rungs.epochs());
    Ledger ledger = Ledger.of(context.restored());
    List<Trial> last = new Search(training, ledger, context, params.finalists()).run(settings, rungs, context.threads());
    if (last.isEmpty()) {
      throw new InputException("space: every trial failed; the first said: " + ledger.trials().get(0).problem());
    }
    List<Trial> finalists = last.stream().limit(params.finalists()).toList();
    Champion champion = Champion.of(finalists, training, params.seeds(), context.seed(), about(in, params, shares, context));
    context.log(champion.reason());
    return new Out(champion.model(), TrialsTable.of(ledger.trials(), material.measure().title()),
        SearchPage.of(champion, ledger.trials(), rungs.epochs(), material.measure().title()),
        facts(champion, ledger, material.measure().title()));
  }

  private static Material material(In in, Params params, Material.Shares shares, RunContext context) {
    if (in.images().isPresent() == in.table().isPresent()) {
      throw new InputException("either images or a table is searched for, and exactly one of them");
    }
    if (in.images().isPresent()) {
      return Material.of(in.images().get(), in.validation(), in.choice(), shares, context.seed(), context::log);
    }
    if (in.validation().isPresent() || in.choice().isPresent()) {
      throw new InputException("validation and choice take images; the parts of a table are cut from it");
    }
    return Material.of(in.table().get(), target(params), shares, context.seed());
  }

  private static String target(Params params) {
    return params.target().orElseThrow(() -> new InputException("target: it names the column of the table that is to be told"));
  }

  private static void check(Params params) {
    Set<String> known = new TreeSet<>(params.network().map(Template::names).orElse(Set.of()));
    for (String name : known) {
      if (!params.space().containsKey(name)) {
        throw new InputException("network: ${" + name + "} has no range in space");
      }
    }
    for (String name : params.space().keySet()) {
      boolean unused = !known.contains(name) && (!TRAINING_SETTINGS.contains(name) || (name.equals("architecture") && params.network().isPresent()));
      if (unused) {
        throw new InputException("space: nothing is set by '" + name + "'; a training has " + new TreeSet<>(TRAINING_SETTINGS) + ", the network has "
            + known);
      }
    }
  }

  /** What those who use the model must know, in the words of train.classifier and train.regressor. */
  private static Map<String, String> about(In in, Params params, Material.Shares shares, RunContext context) {
    if (in.table().isPresent()) {
      return Material.about(in.table().get(), target(params), shares, context.seed());
    }
    List<String> classes = in.images().orElseThrow().labels().orElseThrow().classes();
    return Map.of("kind", "classifier", "classes", String.join("\n", classes), "scale", Float.toString(Material.SCALE), "shift", "0.0");
  }

  private static Facts facts(Champion champion, Ledger ledger, String measure) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("champion", "trial " + champion.trial().number());
    facts.put(measure, champion.accuracy().value());
    facts.put(measure + ", low end", champion.accuracy().low());
    facts.put(measure + ", high end", champion.accuracy().high());
    facts.put("parameters", champion.trial().parameters());
    facts.put("trials", ledger.trials().stream().map(Trial::number).distinct().count());
    facts.put("epochsSpent", ledger.trials().stream().mapToInt(Trial::epochs).sum());
    // a list of one: its values have no common measure that bars could show
    facts.put("setting", List.of(champion.trial().setting()));
    facts.put("reason", champion.reason());
    return new Facts(facts);
  }
}
