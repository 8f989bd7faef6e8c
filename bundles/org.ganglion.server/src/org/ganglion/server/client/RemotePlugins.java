package org.ganglion.server.client;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ganglion.api.data.Records;
import org.ganglion.runtime.api.plugins.PluginMove;
import org.ganglion.runtime.api.plugins.PluginSummary;
import org.ganglion.runtime.api.plugins.Plugins;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.ganglion.runtime.api.plugins.SwapPlan;

/** The plug-ins of a server's process. */
public final class RemotePlugins implements Plugins {
  private final ControlCall server;

  public RemotePlugins(ControlCall server) {
    this.server = server;
  }

  @Override
  public void open(Path stateFolder) {
    throw new UnsupportedOperationException("the server has opened its folder");
  }

  @Override
  public void watch() {
    throw new UnsupportedOperationException("the server watches its folder");
  }

  @Override
  public List<PluginSummary> list() {
    try {
      return ((List<?>) call("list", Map.of(), move -> { }).get("plugins")).stream().map(each -> Records.read(PluginSummary.class, each)).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public SwapPlan preview(Path jar) throws IOException {
    return Records.read(SwapPlan.class, call("preview", Map.of("jar", absolute(jar)), move -> { }).get("plan"));
  }

  @Override
  public PluginSummary install(Path jar, SwapOptions options, Consumer<PluginMove> listener) throws IOException {
    return Records.read(PluginSummary.class, call("install", arguments(jar, options), listener).get("plugin"));
  }

  @Override
  public PluginSummary swap(Path jar, SwapOptions options, Consumer<PluginMove> listener) throws IOException {
    return Records.read(PluginSummary.class, call("swap", arguments(jar, options), listener).get("plugin"));
  }

  private static Map<String, Object> arguments(Path jar, SwapOptions options) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("jar", absolute(jar));
    arguments.put("migrate", options.migrate());
    arguments.put("dev", options.dev());
    arguments.put("patienceMillis", options.patience().toMillis());
    arguments.put("cancel", options.overdue() == SwapOptions.Overdue.CANCEL);
    arguments.put("beside", options.beside());
    return arguments;
  }

  private static String absolute(Path jar) {
    return jar.toAbsolutePath().normalize().toString();
  }

  @Override
  public void remove(String name, boolean force, Duration patience, Consumer<PluginMove> listener) throws IOException {
    call("remove", Map.of("name", name, "force", force, "patienceMillis", patience.toMillis()), listener);
  }

  @Override
  public List<String> why(String what) throws IOException {
    return ((List<?>) call("why", Map.of("what", what), move -> { }).get("lines")).stream().map(String::valueOf).toList();
  }

  @Override
  public List<PluginMove> moves(int most) throws IOException {
    return ((List<?>) call("moves", Map.of("most", most), move -> { }).get("moves")).stream().map(each -> move((Map<?, ?>) each)).toList();
  }

  private Map<String, Object> call(String command, Map<String, Object> arguments, Consumer<PluginMove> listener) throws IOException {
    return server.send("plugin/" + command, arguments, event -> listener.accept(move(event)));
  }

  private static PluginMove move(Map<?, ?> tree) {
    return new PluginMove(
        Instant.parse((String) tree.get("at")), ((Number) tree.get("operation")).longValue(), (String) tree.get("step"), (String) tree.get("plugin"),
            (String) tree.get("detail"));
  }
}
