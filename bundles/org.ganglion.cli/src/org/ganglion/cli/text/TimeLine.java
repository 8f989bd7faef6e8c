package org.ganglion.cli.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ganglion.runtime.api.RunDetails;

/** Steps as bars of text on a common time line. */
public final class TimeLine {
  private final Instant first;
  private final double span;
  private final int width;
  private final String mark;

  private TimeLine(Instant first, double span, int width, String mark) {
    this.first = first;
    this.span = span;
    this.width = width;
    this.mark = mark;
  }

  /** A line from the first start to the last end. */
  public static TimeLine of(List<RunDetails.Step> all, int width, boolean unicode) {
    List<RunDetails.Step> steps = all.stream().filter(step -> step.started() != null).toList();
    Instant first = steps.stream().map(RunDetails.Step::started).min(Instant::compareTo).orElse(Instant.EPOCH);
    double span = steps.stream().mapToDouble(step -> millis(first, step.started()) + step.took().toMillis()).max().orElse(1);
    return new TimeLine(first, Math.max(1, span), width, unicode ? "━" : "=");
  }

  /** The bar of a step, at least one character, as wide as the line; blank for a step that did not begin. */
  public String bar(RunDetails.Step step) {
    if (step.started() == null) {
      return " ".repeat(width);
    }
    int from = (int) Math.min(width - 1, Math.max(0, millis(first, step.started()) / span * width));
    int length = (int) Math.max(1, Math.min(width - from, Math.round(step.took().toMillis() / span * width)));
    return " ".repeat(from) + mark.repeat(length) + " ".repeat(width - from - length);
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}
