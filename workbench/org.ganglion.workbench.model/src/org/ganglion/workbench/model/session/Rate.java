package org.ganglion.workbench.model.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How fast a step goes on: what it did within the last seconds, not its average, which would hide that it has become slow. */
public final class Rate {
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

  private record Mark(long nanos, long done) {}

  private final Deque<Mark> marks = new ArrayDeque<>();

  /** What is done at a time; less than before begins anew. */
  public void at(long nanos, long done) {
    if (!marks.isEmpty() && done < marks.getLast().done()) {
      marks.clear();
    }
    marks.addLast(new Mark(nanos, done));
    // One mark from before the window is its beginning.
    while (marks.size() > 2 && second().nanos() <= nanos - WINDOW_NANOS) {
      marks.removeFirst();
    }
  }

  private Mark second() {
    return marks.stream().skip(1).findFirst().orElseThrow();
  }

  /** Units a second; 0 while nothing is known. */
  public double perSecond() {
    if (marks.size() < 2) {
      return 0;
    }
    Mark first = marks.getFirst();
    Mark last = marks.getLast();
    return last.nanos() == first.nanos() ? 0 : (last.done() - first.done()) * 1e9 / (last.nanos() - first.nanos());
  }

  /**
   * The rate and what is left at it, {@code "58 batches/s, 2:26 left"}; empty while nothing is known.
   *
   * @param total 0: not known
   */
  public String sentence(long done, long total, String unit) {
    double rate = perSecond();
    if (rate <= 0) {
      return "";
    }
    String speed = String.format(Locale.ROOT, rate < 10 ? "%.1f %s/s" : "%,.0f %s/s", rate, unit);
    return total <= done ? speed : speed + ", " + clock(Math.round((total - done) / rate)) + " left";
  }

  private static String clock(long seconds) {
    return seconds < 3600 ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
