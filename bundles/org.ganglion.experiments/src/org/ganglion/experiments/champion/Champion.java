package org.ganglion.experiments.champion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ganglion.api.artifact.Model;
import org.ganglion.experiments.trial.Material;
import org.ganglion.experiments.trial.Trial;
import org.ganglion.experiments.trial.Training;
import org.ganglion.kit.statistics.Bootstrap;
import org.ganglion.kit.statistics.Interval;
import org.ganglion.kit.training.Predictions;

/**
 * The setting that is recommended, chosen on images that neither training nor search ever saw. Of those that are not told apart from the best by
 * chance (95 % interval of the paired difference, image by image) the one with the fewest parameters is taken.
 */
public record Champion(Trial trial, Model model, Interval accuracy, String reason, List<Map<String, Object>> finalists) {
  private static final int RESAMPLES = 1000;

  /** Trains the finalists with several seeds and chooses. */
  public static Champion of(List<Trial> candidates, Training training, int seeds, long seed, Map<String, String> about) {
    List<Finalist> finalists = new ArrayList<>();
    for (Trial candidate : candidates) {
      finalists.add(judge(candidate, training, seeds, seed, about));
    }
    finalists.sort(Comparator.comparingDouble((Finalist each) -> -Arrays.stream(each.right()).average().orElse(0))
        .thenComparingInt(each -> each.trial().number()));
    Finalist best = finalists.get(0);
    List<Finalist> level = finalists.stream().filter(each -> difference(best, each, seed).low() <= 0).toList();
    Finalist champion = level.stream().min(Comparator.comparingLong(each -> each.trial().parameters())).orElse(best);
    return new Champion(champion.trial(), champion.model(), accuracy(champion, seed),
        reason(training.material(), champion, best, level, finalists, seed), rows(training.material(), finalists, best, seed));
  }

  private static Finalist judge(Trial candidate, Training training, int seeds, long seed, Map<String, String> about) {
    Material material = training.material();
    double[] right = new double[material.choice().count()];
    double[] accuracies = new double[seeds];
    Model[] model = new Model[1];
    for (int i = 0; i < seeds; i++) {
      int repetition = i;
      training.train(candidate.setting(), candidate.epochs(), seed + 1_000_003L * (i + 1), (network, arena) -> {
        double[] each = material.measure()
            .each(new Predictions(network, material.choice(), Training.JUDGED_AT_ONCE, arena).outputs(), material.choice());
        for (int sample = 0; sample < each.length; sample++) {
          right[sample] += each[sample] / seeds;
        }
        accuracies[repetition] = Arrays.stream(each).average().orElse(0);
        if (repetition == 0) {
          model[0] = Model.of(network, about);
        }
        return null;
      });
    }
    return new Finalist(candidate, right, accuracies, model[0]);
  }

  private static Interval accuracy(Finalist finalist, long seed) {
    return new Bootstrap(RESAMPLES, 0.95, seed).mean(finalist.right());
  }

  private static Interval difference(Finalist one, Finalist other, long seed) {
    double[] difference = new double[one.right().length];
    Arrays.setAll(difference, i -> one.right()[i] - other.right()[i]);
    return new Bootstrap(RESAMPLES, 0.95, seed).mean(difference);
  }

  private static String reason(Material material, Finalist champion, Finalist best, List<Finalist> level, List<Finalist> finalists, long seed) {
    String first = "Trial " + champion.trial().number() + " "
        + material.measure().says(percent(accuracy(champion, seed)), champion.right().length, material.things())
        + " that neither training nor search saw";
    if (finalists.size() == 1) {
      return first + "; it was the only finalist.";
    }
    if (champion != best) {
      return first + String.format(Locale.ROOT, ". Trial %d comes to %s, a difference that chance explains (%s), and has %.1f times the parameters.",
          best.trial().number(),
          percent(accuracy(best, seed)), percent(difference(best, champion, seed)), (double) best.trial().parameters()
          / champion.trial().parameters());
    }
    if (level.size() > 1) {
      return first + (finalists.size() == 2
          ? "; the other finalist cannot be told apart from it by chance, and has no fewer parameters."
          : "; " + (level.size() - 1) + " of the other " + (finalists.size() - 1)
          + " finalists cannot be told apart from it by chance, and none of these has fewer parameters.");
    }
    return first + String.format(Locale.ROOT, ", %s more than trial %d, the next, which chance does not explain.",
        percent(difference(best, finalists.get(1), seed)),
        finalists.get(1).trial().number());
  }

  private static List<Map<String, Object>> rows(Material material, List<Finalist> finalists, Finalist best, long seed) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Finalist each : finalists) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("trial", each.trial().number());
      row.put(material.measure().title(), percent(accuracy(each, seed)));
      row.put("lowest seed", Arrays.stream(each.accuracies()).min().orElse(Double.NaN));
      row.put("highest seed", Arrays.stream(each.accuracies()).max().orElse(Double.NaN));
      row.put("behind the best", each == best ? "" : percent(difference(best, each, seed)));
      row.put("parameters", each.trial().parameters());
      rows.add(row);
    }
    return rows;
  }

  private static String percent(Interval interval) {
    return String.format(Locale.ROOT, "%.2f %% [%.2f, %.2f]", 100 * interval.value(), 100 * interval.low(), 100 * interval.high());
  }
}
