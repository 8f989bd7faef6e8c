package org.ganglion.experiments.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * How many settings are tried for how many epochs: successive halving (Jamieson and Talwalkar, 2016). All begin with few epochs; the best share goes
 * on with more.
 *
 * @param epochs of each rung, the last is the full training
 * @param factor of so many settings one is promoted, and gets so many times the epochs
 */
public record Rungs(List<Integer> epochs, int factor) {
  public Rungs {
    epochs = List.copyOf(epochs);
  }

  /** Rungs that end at full epochs, and begin at {@code least} or as soon as so few settings allow. */
  public static Rungs of(int settings, int least, int full, int factor) {
    List<Integer> epochs = new ArrayList<>(List.of(full));
    int now = full / factor;
    for (int left = settings; left > 1 && now >= Math.max(1, least); left = (left + factor - 1) / factor) {
      epochs.add(now);
      now /= factor;
    }
    Collections.reverse(epochs);
    return new Rungs(epochs, factor);
  }

  /** One rung: every setting gets the full training. */
  public static Rungs full(int epochs) {
    return new Rungs(List.of(epochs), 1);
  }

  /** The trials of a rung that go on, best first; of equal scores the one of the lower loss. */
  public List<Trial> promoted(List<Trial> rung, int atLeast) {
    int count = Math.max(Math.min(atLeast, rung.size()), (rung.size() + factor - 1) / factor);
    return best(rung).stream().limit(count).toList();
  }

  /** Trials that came to a score, best first. */
  public static List<Trial> best(List<Trial> trials) {
    return trials.stream().filter(Trial::succeeded)
        .sorted(Comparator.comparingDouble(Trial::rank).reversed().thenComparingDouble(Trial::loss).thenComparingInt(Trial::number)).toList();
  }
}
