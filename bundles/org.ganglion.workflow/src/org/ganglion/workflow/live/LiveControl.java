package org.ganglion.workflow.live;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ganglion.api.data.Records;
import org.ganglion.runtime.api.LiveStatus;
import org.ganglion.runtime.api.LiveWorkflows;
import org.ganglion.runtime.api.WorkflowException;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.runtime.api.control.ControlCommands;
import org.ganglion.runtime.api.control.ControlException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The commands {@code live/deploy}, {@code live/preview}, {@code live/undeploy} and {@code live/status}. All take the state folder as {@code home};
 * the first two take {@code file}, {@code text} and {@code set} and answer with the change or with {@code problems}, a list of sentences.
 */
@Component(service = ControlCommands.class, property = ControlCommands.PREFIX + "=live")
public final class LiveControl implements ControlCommands {
  private final LiveWorkflows workflows;

  /** Commands over live workflows. */
  @Activate
  public LiveControl(@Reference LiveWorkflows workflows) {
    this.workflows = workflows;
  }

  @Override
  public Map<String, Object> answer(String command, Map<String, Object> arguments, Consumer<Map<String, Object>> events) throws Exception {
    Path home = Path.of(text(arguments, "home"));
    return switch (command) {
      case "deploy" -> problemsOr(() -> tree(workflows.deploy(home, source(arguments))));
      case "preview" -> problemsOr(() -> tree(workflows.preview(home, source(arguments))));
      case "undeploy" -> {
        workflows.undeploy(home, text(arguments, "name"), Boolean.TRUE.equals(arguments.get("force")));
        yield Map.of();
      }
      case "status" -> Map.of("workflows", workflows.status(home).stream().map(LiveControl::status).toList());
      default -> throw new ControlException("there is no command live/" + command + "; there are deploy, preview, undeploy and status");
    };
  }

  private interface Change {
    Map<String, Object> make() throws Exception;
  }

  private static Map<String, Object> problemsOr(Change change) throws Exception {
    try {
      return change.make();
    } catch (WorkflowException e) {
      return Map.of("problems", e.problems().stream().map(Object::toString).toList());
    }
  }

  private static WorkflowSource source(Map<String, Object> arguments) {
    Map<String, String> overrides = new LinkedHashMap<>();
    if (arguments.get("set") instanceof Map<?, ?> set) {
      set.forEach((key, value) -> overrides.put(key.toString(), String.valueOf(value)));
    }
    return new WorkflowSource(Path.of(text(arguments, "file")), text(arguments, "text"), overrides);
  }

  private static String text(Map<String, Object> arguments, String name) {
    if (arguments.get(name) instanceof String text) {
      return text;
    }
    throw new ControlException("the argument '" + name + "' is missing");
  }

  private static Map<String, Object> status(LiveStatus status) {
    Map<String, Object> tree = tree(status);
    tree.put("since", status.since().toString());
    return tree;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> tree(Record record) {
    return longs((Map<String, Object>) Records.write(record));
  }

  /** Whole numbers are long in answers. */
  private static Map<String, Object> longs(Map<String, Object> tree) {
    tree.replaceAll((key, value) -> value instanceof Integer number ? (Object) number.longValue() : value);
    tree.values().forEach(value -> {
      if (value instanceof List<?> list) {
        list.forEach(each -> nested(each));
      } else {
        nested(value);
      }
    });
    return tree;
  }

  @SuppressWarnings("unchecked")
  private static void nested(Object value) {
    if (value instanceof Map<?, ?> map) {
      longs((Map<String, Object>) map);
    }
  }
}
