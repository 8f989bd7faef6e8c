package org.ganglion.server;

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

/**
 * {@code plugin/list}, {@code plugin/preview}, {@code plugin/install}, {@code plugin/swap}, {@code plugin/remove}, {@code plugin/why}, {@code
 * plugin/moves}.
 */
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
    Arguments given = new Arguments(arguments);
    return switch (command) {
      case "list" -> Map.of("plugins", Records.write(plugins.list()));
      case "preview" -> Map.of("plan", Records.write(plugins.preview(given.absolute("jar"))));
      case "install" -> Map.of("plugin", Records.write(plugins.install(given.absolute("jar"), options(given), moves)));
      case "swap" -> Map.of("plugin", Records.write(plugins.swap(given.absolute("jar"), options(given), moves)));
      case "remove" -> {
        plugins.remove(given.text("name"), given.flag("force", false), patience(given), moves);
        yield Map.of();
      }
      case "why" -> Map.of("lines", plugins.why(given.text("what")));
      case "moves" -> Map.of("moves", plugins.moves((int) given.whole("most", 20)).stream().map(PluginCommands::tree).toList());
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

  private static Duration patience(Arguments given) {
    return Duration.ofMillis(given.whole("patienceMillis", 0));
  }

  private static SwapOptions options(Arguments given) {
    SwapOptions.Overdue overdue = given.flag("cancel", false) ? SwapOptions.Overdue.CANCEL : SwapOptions.Overdue.KEEP;
    return new SwapOptions(given.flag("migrate", false), given.flag("dev", false), patience(given), overdue, given.flag("beside", false));
  }
}
