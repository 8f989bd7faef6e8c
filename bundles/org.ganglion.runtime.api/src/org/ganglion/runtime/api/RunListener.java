package org.ganglion.runtime.api;

/** Hears a run's events as they are journaled, on threads of the platform; must return quickly. */
@FunctionalInterface
public interface RunListener {
  void on(RunEvent event);
}
