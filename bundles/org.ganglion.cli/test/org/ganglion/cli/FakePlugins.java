package org.ganglion.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ganglion.runtime.api.plugins.PluginException;
import org.ganglion.runtime.api.plugins.PluginMove;
import org.ganglion.runtime.api.plugins.PluginStatus;
import org.ganglion.runtime.api.plugins.PluginSummary;
import org.ganglion.runtime.api.plugins.Plugins;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.ganglion.runtime.api.plugins.SwapPlan;

/** Plug-ins that remember what was asked of them. */
final class FakePlugins implements Plugins {
  final List<String> asked = new ArrayList<>();
  List<String> why = List.of();
  String refusal = "";

  private static PluginSummary summary() {
    return new PluginSummary("com.example.words", "1.1.0", "d1", false, PluginStatus.ACTIVE, "", List.of("Operator test.say 1.0"), List.of("run 1"),
        "");
  }

  private PluginSummary done(String what) {
    asked.add(what);
    if (!refusal.isEmpty()) {
      throw new PluginException(refusal);
    }
    return summary();
  }

  @Override
  public void open(Path home) {
    asked.add("open " + home);
  }

  @Override
  public void watch() {
    asked.add("watch");
  }

  @Override
  public List<PluginSummary> list() {
    return List.of(summary());
  }

  @Override
  public SwapPlan preview(Path jar) {
    return new SwapPlan("com.example.words", "1.1.0", "d1", "", "1.0.0", List.of(), List.of("Operator test.shout 1.0"), List.of(), List.of("run 1"),
        refusal.isEmpty() ? List.of() : List.of(refusal));
  }

  @Override
  public PluginSummary install(Path jar, SwapOptions options, Consumer<PluginMove> listener) {
    return done("install " + jar.getFileName());
  }

  @Override
  public PluginSummary swap(Path jar, SwapOptions options, Consumer<PluginMove> listener) {
    return done("swap " + jar.getFileName() + (options.migrate() ? " migrate" : "") + (options.dev() ? " dev" : "") + " " + options.patience()
        .toSeconds() + " " + options.overdue());
  }

  @Override
  public void remove(String name, boolean force, Duration patience, Consumer<PluginMove> listener) {
    done("remove " + name + " " + force + " " + patience.toSeconds());
  }

  @Override
  public List<String> why(String what) {
    return why;
  }

  @Override
  public List<PluginMove> moves(int most) {
    return List.of();
  }
}
