package org.ganglion.workflow.live.form;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ganglion.workflow.form.Uses;

/**
 * A node of a live workflow, bound to what it uses.
 *
 * @param from nodes that it gets records from
 * @param inputs port to the artifacts at it
 * @param with parameters with defaults filled in, as a tree
 */
public record LiveNode(String id, Uses uses, Role role, List<String> from, Map<String, List<Artifact>> inputs, Object with) {
  /** What kind of node it is. */
  public enum Role {
    /** Lets records in. */
    SOURCE,
    /** Makes none, one or several records of each, or brings them out. */
    PROCESSOR,
    /** Brings records back to whoever sent them. */
    ANSWER
  }

  /**
   * An artifact of a finished run, or a folder that holds one.
   *
   * @param text as it stands in the file
   */
  public record Artifact(String text, Path folder, String digest) {
    /** Whether it is one of a run, which lies in the store. */
    boolean ofRun() {
      return text.indexOf(':') > 0;
    }
  }
}
