package org.ganglion.tensor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Lines for the log, each once: a search compiles a network of one shape hundreds of times, for one reason. Thread-safe. */
final class Notices implements Consumer<String> {
  private static final System.Logger LOG = System.getLogger(EngineTensorCore.class.getName());
  /** So many are remembered; the oldest is forgotten first. */
  private static final int MOST = 256;

  private final Set<String> said =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > MOST;
            }
          });

  @Override
  public void accept(String line) {
    boolean fresh;
    synchronized (said) {
      fresh = said.add(line);
    }
    if (fresh) {
      LOG.log(System.Logger.Level.INFO, line);
    }
  }
}
