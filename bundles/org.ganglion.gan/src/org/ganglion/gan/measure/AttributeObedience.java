package org.ganglion.gan.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers how attributes obey: edits that flip them, others that stay, ways along which they rise. */
public final class AttributeObedience {
  /** A judge's score may fall by so much on a rising way: less is not to be seen. */
  private static final double SLACK = 0.01;

  private final List<String> names;
  private final Map<String, Object> byAttribute = new LinkedHashMap<>();
  private final List<Double> flips = new ArrayList<>();
  private final List<Double> moves = new ArrayList<>();
  private final List<Double> rises = new ArrayList<>();

  public AttributeObedience(List<String> names) {
    this.names = names;
  }

  /**
   * Takes edits of one attribute.
   *
   * @param wanted conditions after the edit, images × attributes
   * @param before the judge's scores of the images given, images × attributes
   */
  public void edited(int attribute, float[][] wanted, double[][] before, double[][] after) {
    int flipped = 0;
    double moved = 0;
    for (int i = 0; i < wanted.length; i++) {
      flipped += (after[i][attribute] >= 0.5) == (wanted[i][attribute] >= 0.5f) ? 1 : 0;
      for (int c = 0; c < names.size(); c++) {
        moved += c == attribute ? 0 : Math.abs(after[i][c] - before[i][c]) / ((double) wanted.length * Math.max(1, names.size() - 1));
      }
    }
    double share = (double) flipped / wanted.length;
    flips.add(share);
    moves.add(moved);
    of(attribute).put("flips", share);
    of(attribute).put("others move by", moved);
  }

  /** Takes ways along which an attribute should rise, ways × points. */
  public void walked(int attribute, double[][] ways) {
    int rising = 0;
    for (double[] way : ways) {
      rising += rises(way) ? 1 : 0;
    }
    double share = (double) rising / ways.length;
    rises.add(share);
    of(attribute).put("rising ways", share);
  }

  /** Whether scores rise from the first to the last without falling on the way by more than can be seen. */
  static boolean rises(double[] way) {
    for (int i = 1; i < way.length; i++) {
      if (way[i] < way[i - 1] - SLACK) {
        return false;
      }
    }
    return way[way.length - 1] > way[0];
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> of(int attribute) {
    return (Map<String, Object>) byAttribute.computeIfAbsent(names.get(attribute), name -> new LinkedHashMap<String, Object>());
  }

  /** Means over attributes, then each for itself. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("share of edits that flip their attribute", mean(flips));
    facts.put("mean move of the other attributes' scores", mean(moves));
    facts.put("share of ways that rise", mean(rises));
    facts.put("by attribute", byAttribute);
    return facts;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
  }
}
