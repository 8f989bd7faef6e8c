package org.ganglion.workflow.live.flow;

import java.util.concurrent.atomic.AtomicInteger;
import org.ganglion.api.live.LiveRecord;

/** A record as a source admitted it, and the count of all that was made of it and has not come to its end. */
public final class Origin {
  private final AtomicInteger open = new AtomicInteger(1);
  private final Completion completion;

  /** One that is in flight once. */
  public Origin(Completion completion) {
    this.completion = completion;
  }

  /** So many more records of it are in flight. */
  void fork(int more) {
    open.addAndGet(more);
  }

  /** One record of it has come to its end. */
  void end() {
    if (open.decrementAndGet() == 0) {
      completion.done();
    }
  }

  void answer(LiveRecord record) {
    completion.answered(record);
  }

  void fail(String node, String reason) {
    completion.failed(node, reason);
  }
}
