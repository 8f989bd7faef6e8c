package org.ganglion.report.wiring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Places steps in columns, each behind all that it waits for, and orders the columns so that edges cross seldom (Sugiyama, Tagawa and Toda, 1981).
 * Edges over several columns keep a free place in each of them, so that they run round the steps there and not through them; those from one step
 * share it.
 */
final class Layers {
  private static final int SWEEPS = 6;

  /** Height of a bend of edges, in steps. */
  private static final double BEND = 0.4;

  private final List<List<Slot>> columns = new ArrayList<>();
  private final List<List<Slot>> routes = new ArrayList<>();
  private final Map<Slot, List<Slot>> bends = new HashMap<>();
  private final Map<Slot, List<Slot>> before = new HashMap<>();
  private final Map<Slot, List<Slot>> behind = new HashMap<>();

  /** A place in a column: a step, or a bend of an edge. Identity counts. */
  static final class Slot {
    final Wiring.Node node;
    final int column;
    /** Its middle, in heights of a step from the middle of the drawing. */
    double row;

    Slot(Wiring.Node node, int column) {
      this.node = node;
      this.column = column;
    }

    double height() {
      return node == null ? BEND : 1;
    }
  }

  Layers(Wiring wiring) {
    Map<String, Integer> depths = new HashMap<>();
    for (int round = 0; round < wiring.nodes().size(); round++) {
      wiring.edges().forEach(edge -> depths.merge(edge.to(), depths.getOrDefault(edge.from(), 0) + 1, Math::max));
      depths.replaceAll((id, depth) -> Math.min(depth, wiring.nodes().size()));
    }
    Map<String, Slot> slots = new HashMap<>();
    wiring.nodes().forEach(node -> slots.put(node.id(), add(node, depths.getOrDefault(node.id(), 0))));
    wiring.edges().forEach(edge -> route(slots.get(edge.from()), slots.get(edge.to())));
    columns.removeIf(List::isEmpty);
    columns.forEach(Layers::number);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (List<Slot> column : sweep % 2 == 0 ? columns : columns.reversed()) {
        Map<Slot, List<Slot>> neighbours = sweep % 2 == 0 ? before : behind;
        Map<Slot, Double> centres = new HashMap<>();
        column.forEach(
            slot -> centres.put(slot, neighbours.getOrDefault(slot, List.of()).stream().mapToDouble(other -> other.row).average().orElse(slot.row)));
        column.sort(Comparator.comparingDouble(centres::get));
        number(column);
      }
    }
  }

  /** Columns from left to right, each with its slots from top to bottom. */
  List<List<Slot>> columns() {
    return columns;
  }

  /** For each edge in order the slots that it runs through. */
  List<List<Slot>> routes() {
    return routes;
  }

  private Slot add(Wiring.Node node, int column) {
    while (columns.size() <= column) {
      columns.add(new ArrayList<>());
    }
    Slot slot = new Slot(node, column);
    columns.get(column).add(slot);
    return slot;
  }

  private void route(Slot from, Slot to) {
    List<Slot> route = new ArrayList<>(List.of(from));
    List<Slot> shared = bends.computeIfAbsent(from, slot -> new ArrayList<>());
    for (int column = from.column + 1; column < to.column; column++) {
      if (shared.size() < column - from.column) {
        shared.add(add(null, column));
      }
      route.add(shared.get(column - from.column - 1));
    }
    route.add(to);
    routes.add(route);
    for (int i = 1; i < route.size(); i++) {
      join(before, route.get(i), route.get(i - 1));
      join(behind, route.get(i - 1), route.get(i));
    }
  }

  private static void join(Map<Slot, List<Slot>> neighbours, Slot slot, Slot other) {
    List<Slot> joined = neighbours.computeIfAbsent(slot, key -> new ArrayList<>());
    if (!joined.contains(other)) {
      joined.add(other);
    }
  }

  /** Height of the drawing, in heights of a step. */
  double height() {
    return columns.stream().mapToDouble(Layers::height).max().orElse(1);
  }

  private static double height(List<Slot> column) {
    return column.stream().mapToDouble(Slot::height).sum();
  }

  /** Rows count from the middle of the column, so that columns of different lengths stand centred. */
  private static void number(List<Slot> column) {
    double top = -height(column) / 2;
    for (Slot slot : column) {
      slot.row = top + slot.height() / 2;
      top += slot.height();
    }
  }
}
