package org.ganglion.workflow.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Series;
import org.ganglion.workflow.journal.Trace;

/**
 * Curves, marks and log of a running step. What is told goes to the journal in batches: at checkpoints, at the end, and about once a second; what a
 * crash takes from the last batch is told again when the step goes on from its last checkpoint. Thread-safe.
 */
final class StepTrace {
  private static final long BATCH_NANOS = 1_000_000_000L;
  private static final int BATCH_ITEMS = 2_000;

  private final RunRecorder recorder;
  private final StepIdentity identity;
  private final Trace all = new Trace();
  private final List<List<Object>> items = new ArrayList<>();
  private List<List<Object>> pending = new ArrayList<>();
  private long flushed = System.nanoTime();

  StepTrace(RunRecorder recorder, StepIdentity identity, List<List<Object>> before) {
    this.recorder = recorder;
    this.identity = identity;
    before.forEach(item -> {
      all.add(item);
      items.add(item);
    });
  }

  synchronized void add(List<Object> item) {
    all.add(item);
    items.add(item);
    pending.add(item);
    if (pending.size() >= BATCH_ITEMS || System.nanoTime() - flushed > BATCH_NANOS) {
      try {
        flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Hands all to the journal. */
  synchronized void flush() throws IOException {
    flushed = System.nanoTime();
    if (!pending.isEmpty()) {
      List<List<Object>> batch = pending;
      pending = new ArrayList<>();
      Map<String, Object> fields = identity.fields();
      fields.put("items", batch);
      recorder.append("trace", fields);
    }
  }

  /** All items, those from before a resume included. */
  synchronized List<List<Object>> items() {
    return List.copyOf(items);
  }

  /** All curves and marks. */
  synchronized Series series() {
    return all.series();
  }
}
