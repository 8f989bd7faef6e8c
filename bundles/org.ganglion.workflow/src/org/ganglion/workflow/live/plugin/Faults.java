package org.ganglion.workflow.live.plugin;

import java.util.concurrent.TimeoutException;
import org.ganglion.api.data.BadValueException;
import org.ganglion.api.operator.InputException;

/** Puts what a plug-in threw into one clause. */
public final class Faults {
  private Faults() {}

  /** The message of an expected problem; class, message and place of a fault. */
  public static String sentence(Throwable problem) {
    if (problem instanceof InputException || problem instanceof TimeoutException) {
      return oneLine(problem.getMessage());
    }
    if (problem instanceof BadValueException value) {
      return (value.path().isEmpty() ? "" : value.where() + " ") + oneLine(value.getMessage());
    }
    StackTraceElement[] trace = problem.getStackTrace();
    String message = problem.getMessage() == null ? "" : ": " + oneLine(problem.getMessage());
    return "fault " + problem.getClass().getSimpleName() + message + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static String oneLine(String text) {
    return String.valueOf(text).replaceAll("\\s*\\R\\s*", ", ");
  }
}
