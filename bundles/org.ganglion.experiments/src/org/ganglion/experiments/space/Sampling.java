package org.ganglion.experiments.space;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.random.RandomStream;

/** Which points of the space are tried. */
public enum Sampling {
  /** Every combination of the ranges' grid values. */
  GRID,
  /** Independent draws (Bergstra and Bengio, 2012). */
  RANDOM,
  /** Sobol's sequence, moved by a random amount (Cranley and Patterson, 1976): fills the space more evenly than draws do. */
  SOBOL;

  private static final int MOST_OF_A_GRID = 10_000;
  private static final int ATTEMPTS = 20;

  /**
   * Different settings, as many as are wanted or the space has.
   *
   * @throws InputException when a grid has more points than trials are allowed
   */
  public List<Map<String, Object>> settings(Map<String, Range> space, int trials, long seed) {
    if (this == GRID) {
      return grid(space, trials);
    }
    RandomStream random = RandomStream.of(seed, "settings");
    SobolSequenceGenerator sobol = this == SOBOL && !space.isEmpty() ? new SobolSequenceGenerator(space.size()) : null;
    Set<Map<String, Object>> settings = new LinkedHashSet<>();
    for (int draw = 0; settings.size() < trials && draw < ATTEMPTS * trials; draw++) {
      double[] place = sobol == null ? new double[space.size()] : sobol.nextVector();
      Map<String, Object> setting = new LinkedHashMap<>();
      int axis = 0;
      for (Map.Entry<String, Range> range : space.entrySet()) {
        double moved = sobol == null ? random.uniform(draw, axis) : (place[axis] + random.uniform(-1, axis)) % 1;
        setting.put(range.getKey(), range.getValue().at(moved));
        axis++;
      }
      settings.add(setting);
    }
    return List.copyOf(settings);
  }

  private static List<Map<String, Object>> grid(Map<String, Range> space, int trials) {
    List<Map<String, Object>> settings = List.of(Map.of());
    for (Map.Entry<String, Range> range : space.entrySet()) {
      List<Map<String, Object>> longer = new ArrayList<>();
      for (Map<String, Object> setting : settings) {
        for (Object value : range.getValue().grid()) {
          Map<String, Object> more = new LinkedHashMap<>(setting);
          more.put(range.getKey(), value);
          longer.add(more);
        }
      }
      settings = longer;
      if (settings.size() > MOST_OF_A_GRID) {
        break;
      }
    }
    if (settings.size() > trials) {
      throw new InputException("space: its grid has " + (settings.size() > MOST_OF_A_GRID ? "more than " + MOST_OF_A_GRID : settings.size())
          + " points, trials allows " + trials
          + "; give trials more or the ranges fewer steps, or take method: sobol");
    }
    return settings;
  }
}
