package org.ganglion.workbench.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;

/**
 * Times repaints of a control, each from what a person does until it is painted.
 *
 * @param millis by the clock, ascending: the toolkit's wait for its next frame and whatever else the machine does included
 * @param work of the UI thread alone in milliseconds, ascending: the same on a busy machine
 */
record Repaints(String what, double[] millis, double[] work) {
  private static final int TIMES = 120;
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);

  /**
   * On the UI thread.
   *
   * @param move does what leads to a repaint; hears which time it is, from 0
   */
  static Repaints of(String what, Control control, IntConsumer move) {
    Display display = control.getDisplay();
    boolean[] painted = new boolean[1];
    // The last of the listeners: what the control itself draws is done by then.
    Listener done = event -> painted[0] = true;
    control.addListener(SWT.Paint, done);
    double[] millis = new double[TIMES];
    double[] work = new double[TIMES];
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int i = 0; i < TIMES; i++) {
      while (display.readAndDispatch()) {
        painted[0] = false;
      }
      painted[0] = false;
      long begin = System.nanoTime();
      long worked = threads.getCurrentThreadCpuTime();
      move.accept(i);
      control.redraw();
      while (!painted[0]) {
        if (System.nanoTime() - begin > LONGEST_NANOS) {
          throw new IllegalStateException(what + " is not painted at all");
        }
        if (!display.readAndDispatch()) {
          display.sleep();
        }
      }
      millis[i] = (System.nanoTime() - begin) / 1e6;
      work[i] = (threads.getCurrentThreadCpuTime() - worked) / 1e6;
    }
    control.removeListener(SWT.Paint, done);
    Arrays.sort(millis);
    Arrays.sort(work);
    return new Repaints(what, millis, work);
  }

  /** What is judged: half of all by the clock, and nineteen of twenty by their work. */
  double judged() {
    return Math.max(millis[millis.length / 2], work[work.length * 95 / 100]);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%-62s clock: median %5.1f ms, 95 %% within %5.1f ms   work: median %5.1f ms, 95 %% within %5.1f ms", what,
        millis[millis.length / 2], millis[millis.length * 95 / 100], work[work.length / 2], work[work.length * 95 / 100]);
  }
}
