package org.ganglion.workflow.home;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.Optional;

/** Says in one sentence what is wrong with a state folder. */
public final class HomeProblems {
  private HomeProblems() {}

  /** The same problem as a sentence that names the folder. */
  public static IOException explain(Path home, Exception problem) {
    return problem instanceof Explained explained ? explained : new Explained(sentence(home, problem), problem);
  }

  /** Whether something went wrong because a disk is full or over its quota. */
  public static boolean full(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (cause instanceof IOException
          && (message.contains("no space left") || message.contains("quota exceeded") || message.contains("file too large"))) {
        return true;
      }
    }
    return false;
  }

  private static String sentence(Path home, Exception problem) {
    if (full(problem)) {
      return "the disk of the state folder " + home + " is full; make room, or name another folder";
    }
    String reason = Optional.ofNullable(problem.getMessage()).orElse(problem.getClass().getSimpleName());
    if (problem instanceof AccessDeniedException || problem instanceof ReadOnlyFileSystemException || reason.contains("Read-only file system")
        || reason.contains("Permission denied")) {
      return "the state folder " + home + " is read-only; name a folder that can be written";
    }
    for (Path part = home.toAbsolutePath(); part != null; part = part.getParent()) {
      if (Files.exists(part) && !Files.isDirectory(part)) {
        return "the state folder " + home + " cannot be made: " + part + " is a file; name a folder";
      }
    }
    if (problem instanceof NoSuchFileException) {
      boolean made = Files.isDirectory(home);
      return "the state folder " + home + (made ? " lacks " + reason : " cannot be made there; name a folder that can be written");
    }
    return "the state folder " + home + " cannot be used: " + reason;
  }

  private static final class Explained extends IOException {
    private static final long serialVersionUID = 1;

    Explained(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }
}
