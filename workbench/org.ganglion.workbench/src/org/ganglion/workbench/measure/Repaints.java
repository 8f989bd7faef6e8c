package org.ganglion.workbench.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;

/** Times repaints of a control, each from what a person does until it is painted, the toolkit's own waiting for its next frame included. */
record Repaints(String what, double[] millis) {
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
    for (int i = 0; i < TIMES; i++) {
      while (display.readAndDispatch()) {
        painted[0] = false;
      }
      painted[0] = false;
      long begin = System.nanoTime();
      move.accept(i);
      control.redraw();
      while (!painted[0]) {
        if (System.nanoTime() - begin > LONGEST_NANOS) {
          throw new IllegalStateException(what + " is not painted at all");
        }
        if (!display.readAndDispatch()) {
          Thread.onSpinWait();
        }
      }
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    control.removeListener(SWT.Paint, done);
    Arrays.sort(millis);
    return new Repaints(what, millis);
  }

  double median() {
    return millis[millis.length / 2];
  }

  /** Only one in twenty is slower. */
  double slow() {
    return millis[millis.length * 95 / 100];
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%-62s median %6.1f ms   95 %% within %6.1f ms   slowest %6.1f ms", what, median(), slow(), millis[millis.length - 1]);
  }
}
