package org.ganglion.plugins.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.ganglion.plugins.state.MoveJournal;
import org.ganglion.runtime.api.plugins.PluginMove;

/** Tells the moves of one operation to the journal and to whoever listens. */
public final class Moves {
  private final MoveJournal journal;
  private final long operation;
  private final Consumer<PluginMove> listener;

  /** Of an operation that begins. */
  public Moves(MoveJournal journal, Consumer<PluginMove> listener) throws IOException {
    this.journal = journal;
    this.operation = journal.next();
    this.listener = listener;
  }

  /** The operation is over. */
  public void done(Object plugin) {
    tell("done", plugin, "");
  }

  /** Something is about to happen. */
  void tell(String step, Object plugin, String detail) {
    PluginMove move = new PluginMove(Instant.now(), operation, step, plugin.toString(), detail);
    try {
      journal.append(move);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal of plug-ins cannot be written: " + e.getMessage(), e);
    }
    listener.accept(move);
  }
}
