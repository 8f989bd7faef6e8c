package org.ganglion.gan.augment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.kit.statistics.Interval;

/**
 * One way to fill a class, and how a classifier did with it.
 *
 * @param recall of the class on the validation images
 * @param accuracy over all classes
 */
public record Arm(String name, boolean generated, float[][] made, Interval recall, double accuracy) {
  /** An arm whose accuracy is this far below that of doing nothing is not recommended, whatever its recall. */
  private static final double WORTH = 0.01;

  /**
   * The arm to take: the simple one of the best recall, unless a generated one is better beyond chance, its whole interval above. Of equal ones the
   * first.
   */
  public static Arm best(List<Arm> arms) {
    double least = arms.get(0).accuracy - WORTH;
    Arm simple = best(arms.stream().filter(arm -> !arm.generated && arm.accuracy >= least).toList(), arms.get(0));
    return best(arms.stream().filter(arm -> arm.generated && arm.accuracy >= least && arm.recall.low() > simple.recall.value()).toList(), simple);
  }

  private static Arm best(List<Arm> arms, Arm otherwise) {
    Arm best = otherwise;
    for (Arm arm : arms) {
      best = arm.recall.value() > best.recall.value() ? arm : best;
    }
    return best;
  }

  /** As named results. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("recall", recall.value());
    facts.put("95 % interval", List.of(recall.low(), recall.high()));
    facts.put("accuracy over all classes", accuracy);
    facts.put("images added", made.length);
    return facts;
  }
}
