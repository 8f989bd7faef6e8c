package org.ganglion.api.live;

import java.nio.file.Path;
import org.ganglion.api.operator.InputException;

/** What a processor has of the platform, from {@link ProcessorFactory#open} to {@link Processor#close}. */
public interface LiveContext {
  /** Name of the live workflow. */
  String workflow();

  /** Id of the node in it. */
  String node();

  /** Seed of this node, derived from the workflow's and the node's id. */
  long seed();

  /** The file that a parameter names; relative paths start at the folder of the workflow file. */
  default Path file(String path) {
    return Path.of(path);
  }

  /** A sentence for the workflow's log. */
  void log(String sentence);

  /**
   * A service of another plug-in, held until the processor is closed.
   *
   * @throws InputException when there is none of that id; the nearest is offered
   */
  <T> T use(Class<T> type, String id);
}
