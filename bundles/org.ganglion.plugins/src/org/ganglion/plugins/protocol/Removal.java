package org.ganglion.plugins.protocol;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ganglion.api.data.Names;
import org.ganglion.api.operator.InputException;
import org.ganglion.plugins.protocol.Platform.Version;
import org.ganglion.plugins.state.PluginFolder;
import org.ganglion.runtime.api.plugins.PluginException;
import org.ganglion.workflow.routing.Ghost;
import org.ganglion.workflow.routing.Routing;
import org.ganglion.workflow.routing.RoutingChange;
import org.ganglion.workflow.routing.User;

/** Takes a plug-in out of the routing; what its operators look like is remembered first, so that workflows which name them can still be read. */
public final class Removal {
  private final Platform platform;
  private final Routing routing;
  private final PluginFolder folder;
  private final Moves moves;

  /** In a state folder. */
  public Removal(Platform platform, Routing routing, PluginFolder folder, Moves moves) {
    this.platform = platform;
    this.routing = routing;
    this.folder = folder;
    this.moves = moves;
  }

  /**
   * Removes a plug-in; it is to be drained by the caller.
   *
   * @param version that new work gets now; empty when the plug-in is wanted but broken
   * @throws PluginException when nothing was changed
   */
  public void run(String name, Optional<Version> version, boolean force, List<Version> installed) throws IOException {
    if (version.isEmpty()) {
      if (folder.state().find(name).isEmpty()) {
        throw new PluginException("there is no plug-in '" + name + "'; "
            + Names.offer(name, installed.stream().map(Version::name).distinct().toList()));
      }
      moves.tell("remove", name, "it was wanted, but not active");
      folder.state(folder.state().without(name, "", false));
      return;
    }
    Version old = version.get();
    List<String> dependents = platform.dependents(old.id());
    if (!dependents.isEmpty()) {
      throw new PluginException(name + " is needed by others: " + String.join(", ", dependents) + "; remove those first");
    }
    List<User> users = routing.users(old.id());
    if (!users.isEmpty() && !force) {
      throw new PluginException(name + " " + old.version() + " is in use by " + users.stream().map(User::name).collect(Collectors.joining(", "))
          + "; let them end ('ganglion cancel', 'ganglion undeploy'), or use --force");
    }
    remember(old, force);
    boolean shipped = old.builtIn() || folder.state().removed().contains(name) || platform.shipped(name) && folder.state().replaces(name);
    moves.tell("remove", old, users.isEmpty() ? "" : "forced; in use by " + users.stream().map(User::name).collect(Collectors.joining(", ")));
    folder.state(folder.state().without(name, old.digest(), shipped));
    routing.change(new RoutingChange(Set.of(old.id()), Set.of()));
  }

  private void remember(Version old, boolean force) throws IOException {
    try {
      folder.remember(routing.activate(old.id()).stream().map(operator -> new Ghost(operator, old.name() + " " + old.version())).toList());
    } catch (InputException | IllegalStateException | LinkageError e) {
      if (!force) {
        throw new PluginException("what " + old.name() + " offers cannot be read any more, so that its operators would leave no trace: "
            + e.getMessage() + "; --force removes it all the same", e);
      }
    }
  }
}
