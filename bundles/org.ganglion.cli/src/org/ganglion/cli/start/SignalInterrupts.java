package org.ganglion.cli.start;

import org.ganglion.cli.Client.Interrupts;
import org.jline.utils.Signals;

/** Ctrl-C and a polite request to end ({@code SIGTERM}), which means the same to a run. */
final class SignalInterrupts implements Interrupts {
  private static final String[] NAMES = {"INT", "TERM"};

  @Override
  public Registration onInterrupt(Runnable action) {
    Object[] before = new Object[NAMES.length];
    for (int i = 0; i < NAMES.length; i++) {
      before[i] = Signals.register(NAMES[i], action);
    }
    return () -> {
      for (int i = 0; i < NAMES.length; i++) {
        Signals.unregister(NAMES[i], before[i]);
      }
    };
  }
}
