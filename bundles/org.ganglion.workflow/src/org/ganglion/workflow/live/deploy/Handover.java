package org.ganglion.workflow.live.deploy;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ganglion.workflow.live.plugin.Faults;
import org.ganglion.workflow.live.plugin.OpenProcessor;
import org.ganglion.workflow.live.state.LiveCheckpoint;

/**
 * Gives new processors the states of those whose places they take, or the saved ones at a start. Nothing is in flight, and the old ones stay as they
 * are.
 */
record Handover(Map<String, Station> before, Map<String, Station> opened, LiveCheckpoint saved) {
  private static final int SECONDS = 60;

  void run() throws IOException {
    for (Station station : opened.values()) {
      if (station instanceof Station.Worker worker) {
        Optional<byte[]> state = state(worker);
        if (state.isPresent()) {
          restore(worker, worker.worker().processor().orElseThrow(), state.get());
        }
      }
    }
  }

  private Optional<byte[]> state(Station.Worker worker) throws IOException {
    String id = worker.node().id();
    String kind = worker.node().uses().id();
    if (before.get(id) instanceof Station.Worker old) {
      return old.node().uses().id().equals(kind) ? Optional.of(snapshot(old)) : Optional.empty();
    }
    return kind.equals(saved.kinds().get(id)) ? Optional.ofNullable(saved.states().get(id)) : Optional.empty();
  }

  private static byte[] snapshot(Station.Worker old) throws IOException {
    try {
      return old.worker().snapshot().get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new IOException(old.node().id() + " gave no state within " + SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the state of " + old.node().id() + " was taken", e);
    }
  }

  private static void restore(Station.Worker worker, OpenProcessor processor, byte[] state) throws IOException {
    try {
      processor.restore(state);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + worker.node().id() + " took over its state", e);
    } catch (Throwable e) {
      throw new IOException(worker.node().id() + " cannot take over the state of its predecessor: " + Faults.sentence(e)
          + "; give the node another name to begin anew", e);
    }
  }
}
