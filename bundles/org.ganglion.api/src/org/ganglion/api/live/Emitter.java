package org.ganglion.api.live;

/** Where a processor puts what it makes of a record: nothing, one record or several, in order. */
@FunctionalInterface
public interface Emitter {
  /** Passes a record on to the nodes after this one. */
  void emit(LiveRecord record);
}
