package org.ganglion.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ganglion.api.data.Names;
import org.ganglion.api.data.Records;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.runtime.api.OperatorSummary;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.runtime.api.control.ControlCommands;
import org.ganglion.runtime.api.control.ControlException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code workflow/operators}: the operators that are there, with ports and parameters; {@code workflow/check}: what is wrong with a workflow. */
@Component(property = ControlCommands.PREFIX + "=workflow")
public final class WorkflowCommands implements ControlCommands {
  private static final List<String> COMMANDS = List.of("operators", "check");

  private final GanglionRuntime runtime;

  @Activate
  public WorkflowCommands(@Reference GanglionRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public Map<String, Object> answer(String command, Map<String, Object> arguments, Consumer<Map<String, Object>> events) {
    Arguments given = new Arguments(arguments);
    return switch (command) {
      case "operators" -> operators(given.whole("known", 0));
      case "check" -> Map.of("problems",
          Records.write(runtime.check(new WorkflowSource(given.absolute("file"), given.text("text"), given.texts("set")))));
      default -> throw new ControlException("there is no command workflow/" + command + "; " + Names.offer(command, COMMANDS));
    };
  }

  /** The list is long and seldom changes: who has it, and says its number, is not sent it again. */
  private Map<String, Object> operators(long known) {
    List<OperatorSummary> all = runtime.operators();
    long number = all.hashCode();
    if (number == known) {
      return Map.of("number", number);
    }
    List<Object> written = new ArrayList<>();
    for (OperatorSummary each : all) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("summary", Records.write(each));
      runtime.describe(each.id()).ifPresent(operator -> entry.put("operator", Records.write(operator)));
      written.add(entry);
    }
    return Map.of("number", number, "operators", written);
  }
}
