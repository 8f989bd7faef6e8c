package org.ganglion.kit.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Series.Curve;

/**
 * Curves that share one plot.
 *
 * @param title what they have in common; the curve's name where there is one only
 */
record Panel(String title, List<Curve> curves) {
  private static final int COLOURS = 6;

  /**
   * Puts curves that measure the same thing together, by name: {@code loss/generator} and {@code loss/discriminator}, {@code loss.generator} and
   * {@code loss.discriminator}, {@code generator loss} and {@code discriminator loss} share a plot called loss.
   */
  static List<Panel> of(List<Curve> curves) {
    Map<String, List<Curve>> groups = new LinkedHashMap<>();
    curves.forEach(curve -> groups.computeIfAbsent(subject(curve.name()), name -> new ArrayList<>()).add(curve));
    List<Panel> panels = new ArrayList<>();
    groups.forEach((subject, members) -> {
      for (int from = 0; from < members.size(); from += COLOURS) {
        List<Curve> part = members.subList(from, Math.min(members.size(), from + COLOURS));
        panels.add(new Panel(members.size() == 1 ? members.get(0).name() : subject, List.copyOf(part)));
      }
    });
    return panels;
  }

  /** The curve's name without what the plot's title says already. */
  String label(Curve curve) {
    String rest = curve.name();
    if (curves.size() > 1 && !rest.equals(title)) {
      rest = rest.startsWith(title) ? rest.substring(title.length() + 1) : rest.endsWith(title)
          ? rest.substring(0, rest.length() - title.length() - 1) : rest;
    }
    return rest.isBlank() ? curve.name() : rest;
  }

  private static String subject(String name) {
    int cut = Math.max(name.indexOf('/'), name.indexOf('.'));
    if (cut > 0) {
      return name.substring(0, cut);
    }
    return name.substring(name.lastIndexOf(' ') + 1);
  }
}
