package org.ganglion.workbench.model.session;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How the workbench was started.
 *
 * @param home state folder
 * @param file workflow to open
 * @param attach whether it works on a server's platform even where none runs yet
 * @param smoke folder for the pictures of a smoke test; empty in ordinary use
 * @param measure file for the figures of a measurement; empty in ordinary use
 */
public record StartOptions(Path home, Optional<Path> file, boolean attach, Optional<Path> smoke, Optional<Path> measure) {
  /** What {@code --help} shows. */
  public static final String USAGE = """
      Usage: ganglion workbench [--home FOLDER] [--attach] [--smoke[=FOLDER]] [--measure[=FILE]] [FILE]
      Opens the workbench over a state folder: on a runtime of its own, or attached to the server that runs there.
            --home FOLDER     Folder of runs and artifacts; else $GANGLION_HOME, else ganglion in $XDG_DATA_HOME or ~/.local/share.
            --attach          Works on the server over the state folder, and waits for one where none runs; else one is taken where it runs.
            --smoke[=FOLDER]  Tries all of the workbench in an empty state folder, leaves pictures in FOLDER, and ends with 0 when all of it worked.
            --measure[=FILE]  Measures repaints with 500 nodes, 100,000 points and 1,000 runs, and ends with 0 when all are fluid.
        FILE                  Workflow to open.
      """;

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static StartOptions read(String[] arguments, Map<String, String> environment, Path userHome) {
    Optional<Path> home = Optional.empty();
    Optional<Path> file = Optional.empty();
    boolean attach = false;
    Optional<Path> smoke = Optional.empty();
    Optional<Path> measure = Optional.empty();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (argument.equals("--home")) {
        if (++i == arguments.length) {
          throw new IllegalArgumentException("--home takes a folder");
        }
        home = Optional.of(Path.of(arguments[i]));
      } else if (argument.startsWith("--home=")) {
        home = Optional.of(Path.of(argument.substring("--home=".length())));
      } else if (argument.equals("--attach")) {
        attach = true;
      } else if (argument.equals("--measure")) {
        measure = Optional.of(Path.of("workbench-figures.txt"));
      } else if (argument.startsWith("--measure=")) {
        measure = Optional.of(Path.of(argument.substring("--measure=".length())));
      } else if (argument.equals("--smoke")) {
        smoke = Optional.of(Path.of("workbench-smoke"));
      } else if (argument.startsWith("--smoke=")) {
        smoke = Optional.of(Path.of(argument.substring("--smoke=".length())));
      } else if (argument.startsWith("-")) {
        throw new IllegalArgumentException("there is no option " + argument + "; there are --home, --attach, --smoke and --measure");
      } else {
        file = Optional.of(absolute(Path.of(argument)));
      }
    }
    boolean tried = smoke.isPresent() || measure.isPresent();
    // Nobody's own folder is tried in.
    Path folder = home.orElseGet(() -> tried ? Path.of(System.getProperty("java.io.tmpdir"), "ganglion-workbench-" + ProcessHandle.current().pid())
        : standardHome(environment, userHome));
    return new StartOptions(absolute(folder), file, attach, smoke.map(StartOptions::absolute), measure.map(StartOptions::absolute));
  }

  private static Path standardHome(Map<String, String> environment, Path userHome) {
    String named = environment.getOrDefault("GANGLION_HOME", "");
    if (!named.isBlank()) {
      return Path.of(named);
    }
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    return (data.isBlank() ? userHome.resolve(".local").resolve("share") : Path.of(data)).resolve("ganglion");
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
