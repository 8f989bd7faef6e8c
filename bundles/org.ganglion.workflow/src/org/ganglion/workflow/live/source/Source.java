package org.ganglion.workflow.live.source;

import java.io.IOException;
import java.util.Optional;
import org.ganglion.workflow.live.flow.Intake;

/** A source of records at work. */
public interface Source extends AutoCloseable {
  /**
   * Begins to let records in; what had not come to its end at a position comes first.
   *
   * @param position of a predecessor that is closed, in this process or an earlier one
   * @param ended called once, when there will be no more records
   */
  void start(Intake intake, Optional<Object> position, Runnable ended) throws IOException;

  /** Up to where all records have come to their end: what the next {@link #start} gets. Null when there is nothing to go on from. */
  default Object position() {
    return null;
  }

  /** Hears that a position is on the disk and that nothing before it is needed again. */
  default void saved(Object position) {}

  /** Lets no more records in, now or later; none of its threads works when this returns. */
  @Override
  void close();
}
