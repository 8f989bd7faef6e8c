package org.ganglion.workflow.live.source;

import java.io.IOException;
import java.util.Optional;
import org.ganglion.workflow.live.flow.Intake;
import org.ganglion.workflow.live.http.Door;

/** What becomes of posted records. */
interface Posted extends Door {
  void start(Intake intake, Optional<Object> position) throws IOException;

  Object position();

  void saved(Object position);

  void close();
}
