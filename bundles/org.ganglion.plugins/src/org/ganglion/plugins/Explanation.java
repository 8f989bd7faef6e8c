package org.ganglion.plugins;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ganglion.plugins.protocol.Platform;
import org.ganglion.plugins.protocol.Platform.Version;
import org.ganglion.plugins.protocol.Retirement;
import org.ganglion.plugins.state.MoveJournal;
import org.ganglion.plugins.state.PluginFolder;
import org.ganglion.plugins.state.Wanted;
import org.ganglion.runtime.api.plugins.PluginMove;
import org.ganglion.workflow.routing.Ghost;
import org.ganglion.workflow.routing.Provided;
import org.ganglion.workflow.routing.Routing;
import org.ganglion.workflow.routing.User;

/** Says why something is or is not active: from the operator to its plug-in to what that lacks, a line for each link of the chain. */
final class Explanation {
  private final Platform platform;
  private final Routing routing;
  private final Retirement retirement;
  private final PluginFolder folder;
  private final BrokenPlugins broken;

  Explanation(Platform platform, Routing routing, Retirement retirement, PluginFolder folder, BrokenPlugins broken) {
    this.platform = platform;
    this.routing = routing;
    this.retirement = retirement;
    this.folder = folder;
    this.broken = broken;
  }

  /** Of a plug-in's name or the id of an operator or service; empty when nothing is known of it. */
  List<String> of(String what) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Version version : platform.installed()) {
      Optional<Provided> provided = routing.provided(version.id()).stream().filter(each -> each.id().equals(what)).findFirst();
      if (version.name().equals(what)) {
        plugin(version, lines);
      } else if (provided.isPresent()) {
        lines.add(provided.get() + " comes from " + name(version));
        plugin(version, lines);
      }
    }
    if (lines.isEmpty()) {
      ghost(what, lines);
    }
    history(what, lines);
    return lines;
  }

  private void plugin(Version version, List<String> lines) {
    String state = routing.admits(version.id()) ? " is active: new work gets its services" : retirement.quarantined(version.id())
        ? " is in quarantine: it would not end, gets no work, and goes with the process" : " drains: another version has its place";
    lines.add(name(version) + state + (version.builtIn() ? " (it came with the product)" : ""));
    for (User user : routing.users(version.id())) {
      lines.add(name(version) + " is held by " + user.name() + ": " + String.join(", ", user.holds()));
    }
    for (String problem : platform.problems(version.id())) {
      lines.add(name(version) + ": " + problem);
    }
  }

  private void ghost(String what, List<String> lines) throws IOException {
    String plugin = what;
    for (Ghost ghost : folder.ghosts()) {
      if (ghost.operator().id().equals(what)) {
        plugin = ghost.plugin().split(" ")[0];
        lines.add("the operator " + what + " " + ghost.operator().version() + " is a ghost: it was in " + ghost.plugin() + ", which is not active");
      }
    }
    Optional<Wanted> wanted = folder.state().find(plugin);
    if (wanted.isPresent()) {
      lines.add(plugin + " " + wanted.get().version() + " is wanted, but " + broken.reason(plugin).orElse("it was not brought into this process"));
    } else if (folder.state().removed().contains(plugin)) {
      lines.add(plugin + " came with the product and was removed; installing any version of it brings its operators back");
    } else if (!lines.isEmpty()) {
      lines.add(plugin + " is not installed; 'ganglion plugin install' of its jar brings its operators back");
    }
    platform.components(what).forEach(component -> lines.add("the component " + component));
  }

  private void history(String what, List<String> lines) throws IOException {
    List<String> names = new ArrayList<>(List.of(what));
    folder.ghosts().stream().filter(ghost -> ghost.operator().id().equals(what)).map(ghost -> ghost.plugin().split(" ")[0]).forEach(names::add);
    List<PluginMove> moves = new MoveJournal(folder).read();
    for (PluginMove move : moves.reversed()) {
      if (names.contains(move.plugin().split(" ")[0]) && List.of("roll-back", "quarantine", "remove", "done", "switched").contains(move.step())) {
        lines.add("last move: " + move.at() + " " + move.step() + " of " + brief(move.plugin())
            + (move.detail().isEmpty() ? "" : ": " + move.detail()));
        return;
      }
    }
  }

  private static String name(Version version) {
    return version.name() + " " + version.version();
  }

  private static String brief(String plugin) {
    return plugin.replaceFirst(" sha256:.*", "");
  }
}
