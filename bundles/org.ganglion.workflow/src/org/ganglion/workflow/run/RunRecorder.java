package org.ganglion.workflow.run;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ganglion.runtime.api.RunEvent;
import org.ganglion.runtime.api.RunListener;
import org.ganglion.workflow.journal.Entry;
import org.ganglion.workflow.journal.Journal;
import org.ganglion.workflow.journal.RunState;

/** Writes down what happens in a run, keeps the state that follows from it, and tells who listens. */
final class RunRecorder {
  private final Journal journal;
  private final RunState state;
  private final RunListener listener;
  private final AtomicBoolean complained = new AtomicBoolean();

  RunRecorder(Journal journal, RunState state, RunListener listener) {
    this.journal = journal;
    this.state = state;
    this.listener = listener;
  }

  /** Appends to the journal; gives the position. */
  long append(String type, Map<String, Object> fields) throws IOException {
    synchronized (state) {
      Instant now = Instant.now();
      long seq = journal.append(now, type, fields);
      state.apply(new Entry(seq, now, type, fields));
      return seq;
    }
  }

  /** Tells an event to the listener. One that fails must not harm the run; its first fault is logged. */
  void tell(RunEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException e) {
      if (complained.compareAndSet(false, true)) {
        System.getLogger("org.ganglion.workflow").log(System.Logger.Level.WARNING, "a listener of the run failed at " + event, e);
      }
    }
  }

  Journal journal() {
    return journal;
  }

  RunState state() {
    return state;
  }
}
