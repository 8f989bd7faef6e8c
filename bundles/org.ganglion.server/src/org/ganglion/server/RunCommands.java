package org.ganglion.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunOptions;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.runtime.api.control.ControlCommands;
import org.ganglion.runtime.api.control.ControlException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code run/start}: starts a run in the server's process, where plug-ins are swapped under it; everything else of runs goes through their folder. */
@Component(property = ControlCommands.PREFIX + "=run")
public final class RunCommands implements ControlCommands {
  private final GanglionRuntime runtime;

  @Activate
  public RunCommands(@Reference GanglionRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public Map<String, Object> answer(String command, Map<String, Object> arguments, Consumer<Map<String, Object>> events) throws IOException {
    if (!command.equals("start")) {
      throw new ControlException("there is no command run/" + command + "; there is run/start, and runs are listed and cancelled by their folder");
    }
    Arguments given = new Arguments(arguments);
    Path file = given.absolute("file");
    Map<String, String> overrides = given.texts("set");
    String text = arguments.get("text") instanceof String there ? there : Files.readString(file);
    RunOptions options = new RunOptions(
        given.absolute("home"),
        given.flag("cache", true),
        (int) given.whole("threads", 0),
        arguments.containsKey("engine") ? Optional.of(given.text("engine")) : Optional.empty(),
        Duration.ofSeconds(given.whole("checkpointSeconds", 20)));
    RunHandle run = runtime.start(new WorkflowSource(file, text, overrides), options, event -> { });
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("run", run.id());
    return answer;
  }
}
