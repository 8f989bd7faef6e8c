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
  @SuppressWarnings("unchecked")
  public Map<String, Object> answer(String command, Map<String, Object> arguments, Consumer<Map<String, Object>> events) throws IOException {
    if (!command.equals("start")) {
      throw new ControlException("there is no command run/" + command + "; there is run/start, and runs are listed and cancelled by their folder");
    }
    Path file = Path.of(String.valueOf(arguments.get("file")));
    Map<String, String> overrides = (Map<String, String>) arguments.getOrDefault("set", Map.of());
    String text = arguments.get("text") instanceof String given ? given : Files.readString(file);
    RunOptions options = new RunOptions(
        Path.of(String.valueOf(arguments.get("home"))),
        !Boolean.FALSE.equals(arguments.get("cache")),
        ((Number) arguments.getOrDefault("threads", 0)).intValue(),
        Optional.ofNullable((String) arguments.get("engine")),
        Duration.ofSeconds(((Number) arguments.getOrDefault("checkpointSeconds", 20)).longValue()));
    RunHandle run = runtime.start(new WorkflowSource(file, text, overrides), options, event -> { });
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("run", run.id());
    return answer;
  }
}
