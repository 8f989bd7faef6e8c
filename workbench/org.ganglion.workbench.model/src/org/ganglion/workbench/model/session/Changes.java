package org.ganglion.workbench.model.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells that operators or plug-ins came or went. On the thread of whoever changed them; listeners return at once. */
public final class Changes {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Hears every change until removed. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Hears no more. */
  public void remove(Runnable listener) {
    listeners.remove(listener);
  }

  /** Something came or went. */
  public void tell() {
    listeners.forEach(Runnable::run);
  }
}
