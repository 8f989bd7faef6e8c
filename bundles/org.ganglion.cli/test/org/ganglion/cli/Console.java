package org.ganglion.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Executes commands as the process would, and keeps what they wrote. */
final class Console {
  final FakeRuntime runtime = new FakeRuntime();
  final FakeLive live = new FakeLive();
  final FakePlugins plugins = new FakePlugins();
  final FakeServer server = new FakeServer();
  final AtomicReference<Runnable> interrupt = new AtomicReference<>();
  final Map<String, String> environment = new HashMap<>(Map.of("GANGLION_HOME", "/state"));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Path examples;

  Console(Path examples) {
    this.examples = examples;
  }

  int execute(String... arguments) {
    out.reset();
    err.reset();
    Client client = new Client(runtime, live, plugins, home -> { throw new UnsupportedOperationException(); }, server, stream(out), stream(err),
        environment, examples, FakeScreen.NONE, action -> {
      interrupt.set(action);
      return () -> interrupt.set(null);
    });
    return Ganglion.commandLine(client).execute(arguments);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  List<String> lines() {
    return out().lines().toList();
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
