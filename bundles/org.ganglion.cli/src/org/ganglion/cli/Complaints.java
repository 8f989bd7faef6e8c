package org.ganglion.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.InputException;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.WorkflowException;
import org.ganglion.runtime.api.control.ControlException;
import org.ganglion.runtime.api.plugins.PluginException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine;

/** Says what went wrong in three lines at most, and finds the exit code. */
final class Complaints {
  private static final int MOST_LINES = 3;

  private final PrintStream err;
  private final BooleanSupplier debug;

  Complaints(PrintStream err, BooleanSupplier debug) {
    this.err = err;
    this.debug = debug;
  }

  /** The command line itself was wrong. */
  int parameters(CommandLine.ParameterException problem, String[] arguments) {
    CommandLine line = problem.getCommandLine();
    if (problem instanceof CommandLine.UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      say(unknown(line, unmatched.getUnmatched().get(0)));
    } else {
      say(problem.getMessage().lines().findFirst().orElse("the command is incomplete"));
    }
    err.println("'" + line.getCommandSpec().qualifiedName() + " --help' tells more.");
    return ExitCode.USER;
  }

  /** The command failed. */
  int execution(Exception problem, CommandLine line, CommandLine.ParseResult arguments) {
    Throwable cause = problem instanceof UncheckedIOException ? problem.getCause() : problem;
    switch (cause) {
      case WorkflowException workflow -> problems(workflow.problems());
      case UserException user -> say(user.getMessage());
      case PluginException plugin -> say(plugin.getMessage());
      case ControlException control -> say(control.getMessage());
      case InputException input -> say(input.getMessage());
      case IOException io -> say(sentence(io));
      default -> {
        StackTraceElement[] trace = cause.getStackTrace();
        say("internal fault: " + cause + (trace.length == 0 ? "" : " at " + trace[0]) + "; --debug shows more");
        if (debug.getAsBoolean()) {
          cause.printStackTrace(err);
        }
        return ExitCode.INTERNAL;
      }
    }
    return ExitCode.USER;
  }

  private void problems(List<Problem> problems) {
    List<String> lines = new ArrayList<>(problems.stream().map(Problem::toString).toList());
    if (lines.size() > MOST_LINES) {
      int more = lines.size() - MOST_LINES + 1;
      lines = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
      lines.add("and " + more + " more problems; 'ganglion check' lists them all");
    }
    lines.forEach(err::println);
  }

  private void say(String sentence) {
    err.println("ganglion: " + sentence);
  }

  private static String unknown(CommandLine line, String word) {
    if (word.startsWith("-")) {
      List<String> names = line.getCommandSpec().options().stream().flatMap(option -> java.util.Arrays.stream(names(option))).toList();
      return "unknown option '" + word + "'" + Names.nearest(word.split("=")[0], names).map(name -> "; did you mean '" + name + "'?").orElse("");
    }
    if (line.getSubcommands().isEmpty()) {
      return "'" + word + "' is one argument too many";
    }
    return "unknown command '" + word + "'; " + Names.offer(word, line.getSubcommands().keySet());
  }

  private static String[] names(OptionSpec option) {
    return option.names();
  }

  /** The JDK's file exceptions have the path alone as their message. */
  private static String sentence(IOException problem) {
    return switch (problem) {
      case NoSuchFileException missing -> "there is no file " + missing.getFile();
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case FileSystemException file when file.getReason() == null -> "cannot use " + file.getFile() + ": " + file.getClass().getSimpleName();
      case CharacterCodingException coding -> "the file is not UTF-8 text";
      default -> problem.getMessage() == null ? problem.toString() : problem.getMessage();
    };
  }
}
