package org.ganglion.workbench.model.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where everything is drawn.
 *
 * @param boxes by node
 * @param lines one for each edge, in their order
 */
public record Placement(Map<String, Box> boxes, List<Line> lines, double width, double height) {
  /** Height of the part of a box that names the step. */
  public static final double HEAD = 44;
  /** Distance of ports. */
  public static final double ROW = 18;

  /** A rectangle. */
  public record Box(double x, double y, double width, double height) {
    /** Whether a point lies inside. */
    public boolean contains(double px, double py) {
      return px >= x && py >= y && px < x + width && py < y + height;
    }
  }

  /** A point. */
  public record Point(double x, double y) {}

  /** An edge with its bends, from the output to the input. */
  public record Line(WorkflowGraph.Edge edge, List<Point> points) {
    /** Whether some of it may be seen in a rectangle. */
    public boolean meets(double x, double y, double width, double height) {
      double left = Double.POSITIVE_INFINITY;
      double right = Double.NEGATIVE_INFINITY;
      double top = Double.POSITIVE_INFINITY;
      double bottom = Double.NEGATIVE_INFINITY;
      for (Point point : points) {
        left = Math.min(left, point.x());
        right = Math.max(right, point.x());
        top = Math.min(top, point.y());
        bottom = Math.max(bottom, point.y());
      }
      return right >= x && left <= x + width && bottom >= y && top <= y + height;
    }
  }

  /** The node at a point. */
  public Optional<String> at(double x, double y) {
    return boxes.entrySet().stream().filter(entry -> entry.getValue().contains(x, y)).map(Map.Entry::getKey).findFirst();
  }

  /** How far below its box's top a port's middle is; {@code row} is from 0. */
  public static double port(int row) {
    return HEAD + ROW * row + ROW / 2;
  }
}
