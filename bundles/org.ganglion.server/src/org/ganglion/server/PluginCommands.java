package org.ganglion.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ganglion.api.data.Names;
import org.ganglion.api.data.Records;
import org.ganglion.runtime.api.control.ControlCommands;
import org.ganglion.runtime.api.control.ControlException;
import org.ganglion.runtime.api.plugins.PluginMove;
import org.ganglion.runtime.api.plugins.Plugins;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code plugin/list}, {@code plugin/preview}, {@code plugin/install}, {@code plugin/swap}, {@code plugin/remove}, {@code plugin/why}, {@code plugin/moves}. */
@Component(property = ControlCommands.PREFIX + "=plugin")
public final class PluginCommands implements ControlCommands {
  private static final List<String> COMMANDS = List.of("list", "preview", "install", "swap", "remove", "why", "moves");

  private final Plugins plugins;

  @Activate
  public PluginCommands(@Reference Plugins plugins) {
    this.plugins = plugins;
  }

  @Override
  public Map<String, Object> answer(String command, Map<String, Object> arguments, Consumer<Map<String, Object>> events) throws Exception {
    Consumer<PluginMove> moves = move -> events.accept(tree(move));
    return switch (command) {
      case "list" -> Map.of("plugins", Records.write(plugins.list()));
      case "preview" -> Map.of("plan", Records.write(plugins.preview(jar(arguments))));
      case "install" -> Map.of("plugin", Records.write(plugins.install(jar(arguments), options(arguments), moves)));
      case "swap" -> Map.of("plugin", Records.write(plugins.swap(jar(arguments), options(arguments), moves)));
      case "remove" -> {
        plugins.remove(text(arguments, "name"), Boolean.TRUE.equals(arguments.get("force")), patience(arguments), moves);
        yield Map.of();
      }
      case "why" -> Map.of("lines", plugins.why(text(arguments, "what")));
      case "moves" -> Map.of("moves", plugins.moves(((Number) arguments.getOrDefault("most", 20)).intValue()).stream().map(PluginCommands::tree).toList());
      default -> throw new ControlException("there is no command plugin/" + command + "; " + Names.offer(command, COMMANDS));
    };
  }

  private static Map<String, Object> tree(PluginMove move) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("at", move.at().toString());
    tree.put("operation", move.operation());
    tree.put("step", move.step());
    tree.put("plugin", move.plugin());
    tree.put("detail", move.detail());
    return tree;
  }

  private static Path jar(Map<String, Object> arguments) {
    Path jar = Path.of(text(arguments, "jar"));
    if (!jar.isAbsolute()) {
      throw new ControlException("the path of a jar must be absolute: the server does not know where you are");
    }
    return jar;
  }

  private static String text(Map<String, Object> arguments, String name) {
    if (arguments.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new ControlException("the argument '" + name + "' is missing");
  }

  private static Duration patience(Map<String, Object> arguments) {
    return Duration.ofMillis(((Number) arguments.getOrDefault("patienceMillis", 0)).longValue());
  }

  private static SwapOptions options(Map<String, Object> arguments) {
    SwapOptions.Overdue overdue = Boolean.TRUE.equals(arguments.get("cancel")) ? SwapOptions.Overdue.CANCEL : SwapOptions.Overdue.KEEP;
    return new SwapOptions(Boolean.TRUE.equals(arguments.get("migrate")), Boolean.TRUE.equals(arguments.get("dev")), patience(arguments), overdue);
  }
}
