package org.ganglion.workflow.live.http;

import java.io.IOException;
import java.util.List;
import org.ganglion.api.live.LiveRecord;

/** What stands behind a path: who may enter, how much, and what is answered. */
public interface Door {
  /** The token that requests must show; empty: none. */
  String token();

  /** Bytes that a request may have. */
  int largest();

  /** Takes the records of a request. */
  Reply take(List<LiveRecord> records, boolean single) throws IOException, InterruptedException;

  /**
   * An answer.
   *
   * @param body JSON; empty: none
   */
  record Reply(int status, String body) {}
}
