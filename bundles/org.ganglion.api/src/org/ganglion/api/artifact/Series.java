package org.ganglion.api.artifact;

import java.util.List;
import java.util.Optional;

/** Curves over one x axis, with marks. Written as {@code series.csv} (curve, x, y) and {@code marks.csv} (x, label). */
@ArtifactType("ganglion:series/1")
public record Series(List<Curve> curves, List<Mark> marks) {
  public Series {
    curves = List.copyOf(curves);
    marks = List.copyOf(marks);
  }

  /** The curve of a name. */
  public Optional<Curve> curve(String name) {
    return curves.stream().filter(curve -> curve.name().equals(name)).findFirst();
  }

  /** Points in order. */
  public record Curve(String name, double[] x, double[] y) {}

  /** Something of note on the x axis. */
  public record Mark(double x, String label) {}
}
