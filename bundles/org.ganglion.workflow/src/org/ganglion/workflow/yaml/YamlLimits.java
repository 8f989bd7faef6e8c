package org.ganglion.workflow.yaml;

import java.util.Iterator;
import org.ganglion.runtime.api.Problem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Looks at a text event by event before a tree is made of it. The parser keeps its own stack, so neither depth nor size can hurt here, while
 * composing a tree is recursive.
 */
final class YamlLimits {
  static final int CHARACTERS = 1_000_000;
  static final int DEPTH = 64;
  static final int NODES = 100_000;

  private final String file;

  YamlLimits(String file) {
    this.file = file;
  }

  /** Throws {@link TooMuch} for what no person writes. */
  void check(String text, LoadSettings settings) {
    if (text.length() > CHARACTERS) {
      throw new TooMuch(new Problem(file, 0, 1, "", "is too large for a workflow: " + text.length() + " characters, at most " + CHARACTERS
          + " are read"));
    }
    int depth = 0;
    int nodes = 0;
    Iterator<Event> events = new Parse(settings).parseString(text).iterator();
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> nodes++;
      }
      if (depth > DEPTH) {
        throw new TooMuch(at(event, "is nested deeper than " + DEPTH + " levels"));
      }
      if (nodes > NODES) {
        throw new TooMuch(at(event, "is too large for a workflow: more than " + NODES + " values"));
      }
    }
  }

  private Problem at(Event event, String message) {
    Mark mark = event.getStartMark().orElse(null);
    return new Problem(file, mark == null ? 0 : mark.getLine() + 1, mark == null ? 1 : mark.getColumn() + 1, "", message);
  }

  /** The text is beyond a limit. */
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    TooMuch(Problem problem) {
      super(problem.toString());
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }
}
