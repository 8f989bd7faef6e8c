package org.ganglion.rl.agents.side;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ganglion.kit.statistics.Bootstrap;
import org.ganglion.kit.statistics.Interval;

/** What the players' episodes came to, with intervals over the episodes; differences to one of them are taken episode by episode. */
public final class SideScores {
  private static final int RESAMPLES = 1000;
  private static final double LEVEL = 0.95;

  private SideScores() {}

  /** All scores that anybody has. */
  public static List<String> names(List<Played> players) {
    Set<String> names = new LinkedHashSet<>(List.of(Played.RATE, Played.RETURN, Played.STEPS));
    players.forEach(player -> names.addAll(player.scores().keySet()));
    return List.copyOf(names);
  }

  /** A line for each player: the score with its interval, and by how many percent of {@code against}'s it is more, where that is far from zero. */
  public static List<Map<String, Object>> lines(List<Played> players, String score, Played against) {
    List<Map<String, Object>> lines = new ArrayList<>();
    Interval base = interval(against, chosen -> against.score(score, chosen));
    // Percents of a number that may as well be half as large, or nothing, say nothing.
    boolean comparable = Math.min(Math.abs(base.low()), Math.abs(base.high())) > Math.abs(base.value()) / 2;
    for (Played player : players) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("player", player.name());
      Interval value = interval(player, chosen -> player.score(score, chosen));
      put(line, "", value);
      if (player != against && comparable) {
        put(line, "percentMore", interval(player, chosen -> {
          double reference = against.score(score, chosen);
          // Adding 0 makes −0 a plain 0.
          return 100 * (player.score(score, chosen) - reference) / Math.abs(reference) + 0.0;
        }));
      }
      lines.add(line);
    }
    return lines;
  }

  private static Interval interval(Played player, Bootstrap.Statistic statistic) {
    return new Bootstrap(RESAMPLES, LEVEL, 0).of(player.episodes(), statistic);
  }

  private static void put(Map<String, Object> line, String what, Interval interval) {
    line.put(what.isEmpty() ? "mean" : what, interval.value());
    line.put(what.isEmpty() ? "low" : what + "Low", interval.low());
    line.put(what.isEmpty() ? "high" : what + "High", interval.high());
  }
}
