package org.ganglion.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.ganglion.api.data.Names;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunOptions;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.runtime.api.control.ControlCommands;
import org.ganglion.runtime.api.control.ControlException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code run/start} and {@code run/resume}: a run in the server's process, where plug-ins are swapped under it; {@code run/running} and {@code
 * run/progress}: how far such runs are. Everything else of runs goes through their folder.
 */
@Component(property = ControlCommands.PREFIX + "=run")
public final class RunCommands implements ControlCommands {
  private static final List<String> COMMANDS = List.of("start", "resume", "running", "progress");

  private final GanglionRuntime runtime;
  private final Map<String, RunProgress> running = new ConcurrentHashMap<>();

  @Activate
  public RunCommands(@Reference GanglionRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public Map<String, Object> answer(String command, Map<String, Object> arguments, Consumer<Map<String, Object>> events) throws IOException {
    Arguments given = new Arguments(arguments);
    return switch (command) {
      case "start" -> start(given);
      case "resume" -> {
        RunProgress progress = new RunProgress();
        yield follow(runtime.resume(given.text("run"), options(given), progress), progress);
      }
      case "running" -> Map.of("runs", new ArrayList<>(running.keySet()));
      case "progress" -> Optional.ofNullable(running.get(given.text("run"))).map(RunProgress::tree).orElse(Map.of());
      default -> throw new ControlException("there is no command run/" + command + "; " + Names.offer(command, COMMANDS)
          + "; runs are listed and cancelled by their folder");
    };
  }

  private Map<String, Object> start(Arguments given) throws IOException {
    Path file = given.absolute("file");
    String text = given.values().get("text") instanceof String there ? there : Files.readString(file);
    RunProgress progress = new RunProgress();
    return follow(runtime.start(new WorkflowSource(file, text, given.texts("set")), options(given), progress), progress);
  }

  private Map<String, Object> follow(RunHandle run, RunProgress progress) {
    running.put(run.id(), progress);
    run.result().thenRun(() -> running.remove(run.id(), progress));
    return Map.of("run", run.id());
  }

  private static RunOptions options(Arguments given) {
    return new RunOptions(
        given.absolute("home"),
        given.flag("cache", true),
        (int) given.whole("threads", 0),
        given.values().containsKey("engine") ? Optional.of(given.text("engine")) : Optional.empty(),
        Duration.ofSeconds(given.whole("checkpointSeconds", 20)));
  }
}
