package org.ganglion.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.ganglion.api.operator.InputException;
import org.ganglion.kit.file.Sha256;
import org.ganglion.plugins.jar.Candidate;
import org.ganglion.plugins.jar.JarInspection;
import org.ganglion.plugins.jar.Signatures;
import org.ganglion.plugins.protocol.Platform;
import org.ganglion.plugins.protocol.Platform.Version;
import org.ganglion.plugins.state.DesiredState;
import org.ganglion.plugins.state.PluginFolder;
import org.ganglion.plugins.state.Wanted;
import org.ganglion.runtime.api.plugins.PluginException;
import org.ganglion.workflow.routing.Ghost;
import org.ganglion.workflow.routing.Routing;
import org.ganglion.workflow.routing.RoutingChange;

/** Brings what a state folder wants into a process that has just begun: each jar is verified, and takes the place of the product's own version. */
final class Start {
  private final Platform platform;
  private final Routing routing;
  private final PluginFolder folder;
  private final BrokenPlugins broken;

  Start(Platform platform, Routing routing, PluginFolder folder, BrokenPlugins broken) {
    this.platform = platform;
    this.routing = routing;
    this.folder = folder;
    this.broken = broken;
  }

  void run() throws IOException {
    DesiredState state = folder.state();
    List<Version> builtIn = platform.installed().stream().filter(Version::builtIn).toList();
    for (Version version : builtIn) {
      if (state.replaces(version.name())) {
        routing.change(new RoutingChange(Set.of(version.id()), Set.of()));
        platform.retire(version.id());
      }
    }
    List<Version> fresh = new ArrayList<>();
    for (Wanted wanted : state.plugins()) {
      attempt(wanted.name(), any -> fresh.add(install(wanted)));
    }
    // Contract bundles and plug-ins are resolved together: one may need the other.
    for (Version version : fresh) {
      attempt(version.name(), any -> refuse(platform.resolve(version.id())));
    }
    for (Version version : fresh) {
      if (broken.reason(version.name()).isEmpty()) {
        attempt(version.name(), any -> refuse(platform.start(version.id())));
      }
    }
    routing.ghosts(folder.ghosts());
  }

  private Version install(Wanted wanted) {
    Path jar = folder.jar(wanted.name(), wanted.version(), wanted.digest());
    try {
      if (!Files.exists(jar)) {
        throw new PluginException("its jar " + jar + " is missing");
      }
      if (!Sha256.of(jar).equals(wanted.digest())) {
        throw new PluginException("its jar " + jar + " has been changed: its digest is not the one that was installed");
      }
      Candidate candidate = new JarInspection(new Signatures(folder.trusted())).inspect(jar);
      return platform.install(candidate, jar);
    } catch (IOException e) {
      throw new PluginException("its jar " + jar + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void attempt(String name, Function<String, Object> step) {
    try {
      step.apply(name);
    } catch (PluginException | InputException e) {
      broken.tell(name, e.getMessage());
    }
  }

  private static Object refuse(List<String> reasons) {
    if (!reasons.isEmpty()) {
      throw new PluginException(reasons.get(0));
    }
    return reasons;
  }

  /** Remembers the operators of plug-ins that are about to go. */
  static void remember(Version version, Routing routing, PluginFolder folder) throws IOException {
    folder.remember(routing.activate(version.id()).stream().map(operator -> new Ghost(operator, version.name() + " " + version.version())).toList());
  }
}
