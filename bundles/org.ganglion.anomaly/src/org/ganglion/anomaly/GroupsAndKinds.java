package org.ganglion.anomaly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ganglion.anomaly.explain.RandIndex;
import org.ganglion.anomaly.measure.Segment;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.InputException;

/** Whether red-flag groups are the causes: groups of flagged windows against the kinds of the events in which they lie. */
final class GroupsAndKinds {
  private GroupsAndKinds() {}

  private record Flagged(int group, int kind, double strength) {}

  /**
   * The adjusted Rand index (Hubert and Arabie, 1985), once over all flagged windows that begin in an event, once over the alarms, each by its
   * strongest such window. Windows of false alarms have no cause and do not count.
   *
   * @param windows columns alarm, row, group, strength
   * @param kinds of the events
   */
  static Map<String, Object> figures(Table windows, List<Segment> events, List<String> kinds) {
    double[] alarm = numbers(windows, "alarm");
    double[] row = numbers(windows, "row");
    double[] group = numbers(windows, "group");
    double[] strength = numbers(windows, "strength");
    List<String> names = kinds.stream().distinct().toList();
    List<Flagged> inEvents = new ArrayList<>();
    Map<Double, Flagged> strongest = new TreeMap<>();
    for (int w = 0; w < row.length; w++) {
      for (int e = 0; e < events.size(); e++) {
        if (row[w] >= events.get(e).first() && row[w] <= events.get(e).last()) {
          Flagged flagged = new Flagged((int) group[w], names.indexOf(kinds.get(e)), strength[w]);
          inEvents.add(flagged);
          strongest.merge(alarm[w], flagged, (a, b) -> a.strength() >= b.strength() ? a : b);
          break;
        }
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    if (inEvents.size() > 1) {
      figures.put("adjusted Rand index of groups and kinds, " + inEvents.size() + " windows", index(inEvents));
      figures.put("adjusted Rand index of groups and kinds, " + strongest.size() + " alarms", index(List.copyOf(strongest.values())));
    }
    return figures;
  }

  private static double index(List<Flagged> flagged) {
    return RandIndex.of(flagged.stream().mapToInt(Flagged::group).toArray(), flagged.stream().mapToInt(Flagged::kind).toArray());
  }

  private static double[] numbers(Table table, String name) {
    if (table.column(name).orElse(null) instanceof Table.Numbers numbers) {
      return numbers.values();
    }
    throw new InputException("windows: the table has no column of numbers '" + name + "'; take the port 'windows' of an anomaly.explain step");
  }
}
