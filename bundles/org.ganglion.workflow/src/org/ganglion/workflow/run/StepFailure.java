package org.ganglion.workflow.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.ganglion.api.data.BadValueException;
import org.ganglion.api.engine.UnsupportedNetworkException;
import org.ganglion.api.network.InvalidNetworkException;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.tensor.Arena;
import org.ganglion.workflow.home.HomeProblems;

/**
 * Why a step failed.
 *
 * @param internal whether it is a fault of plug-in or platform
 */
record StepFailure(String sentence, boolean internal) {
  /** What a throwable means to the user; the stack trace of an internal fault is kept in a file of the run. */
  static StepFailure of(Throwable problem, RunSetting setting, String step, String operator) {
    Throwable cause = problem instanceof java.io.UncheckedIOException wrapped ? wrapped.getCause() : problem;
    if (HomeProblems.full(cause)) {
      return new StepFailure("the disk is full (state folder " + setting.home() + "); make room, then resume the run", false);
    }
    if (cause instanceof InputException || cause instanceof InvalidNetworkException || cause instanceof UnsupportedNetworkException
        || cause instanceof Arena.OutOfMemory) {
      return new StepFailure(oneLine(cause.getMessage()), false);
    }
    if (cause instanceof BadValueException value) {
      return new StepFailure((value.path().isEmpty() ? "" : value.where() + " ") + oneLine(value.getMessage()), false);
    }
    if (cause instanceof NoSuchFileException file && file.getFile() != null) {
      return new StepFailure("the file " + file.getFile() + " is not there", false);
    }
    if (cause instanceof AccessDeniedException file && file.getFile() != null) {
      return new StepFailure("the file " + file.getFile() + " may not be read or written", false);
    }
    String message = cause.getMessage() == null ? "" : ": " + oneLine(cause.getMessage());
    String sentence = "operator " + operator + " broke with " + cause.getClass().getSimpleName() + message;
    return new StepFailure(sentence + keep(problem, setting.folder().trace(step)), true);
  }

  private static String keep(Throwable problem, Path file) {
    StringWriter text = new StringWriter();
    problem.printStackTrace(new PrintWriter(text));
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.toString());
      return "; its stack trace is in " + file;
    } catch (IOException e) {
      return "; its stack trace could not be written (" + e.getMessage() + ")";
    }
  }

  private static String oneLine(String text) {
    return text == null ? "" : text.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
