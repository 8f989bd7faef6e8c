package org.ganglion.plugins.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.plugins.jar.Candidate;
import org.ganglion.plugins.protocol.Platform.Version;
import org.ganglion.plugins.state.DesiredState;
import org.ganglion.plugins.state.PluginFolder;
import org.ganglion.plugins.state.Wanted;
import org.ganglion.runtime.api.plugins.PluginException;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.ganglion.workflow.routing.Ghost;
import org.ganglion.workflow.routing.Routing;
import org.ganglion.workflow.routing.RoutingChange;

/**
 * Puts a version in its place while work goes on: stage, probe, switch; then the old one drains and is retired. Until the switch everything is taken
 * back when anything fails. The switch is one replaced file, then one replaced reference: a crash before it leaves the old version wanted, a crash
 * after it the new one.
 */
public final class Replacement {
  private final Platform platform;
  private final Routing routing;
  private final PluginFolder folder;
  private final Path home;
  private final Moves moves;

  /** In a state folder. */
  public Replacement(Platform platform, Routing routing, PluginFolder folder, Path home, Moves moves) {
    this.platform = platform;
    this.routing = routing;
    this.folder = folder;
    this.home = home;
    this.moves = moves;
  }

  /**
   * Makes a candidate what new work gets.
   *
   * @return the version that it replaced, which is to be drained
   * @throws PluginException when nothing was changed
   */
  public Version run(Candidate candidate, Optional<Version> replaced, SwapOptions options) throws IOException {
    DesiredState before = folder.state();
    refuse(new Admission(platform, routing).refusals(candidate, replaced, before, options.dev()));
    Version fresh = null;
    boolean switched = false;
    try {
      moves.tell("stage", candidate, replaced.map(old -> "in the place of " + old).orElse("new"));
      Path jar = folder.keep(candidate);
      fresh = platform.install(candidate, jar);
      routing.change(new RoutingChange(Set.of(fresh.id()), Set.of()));
      refuse(platform.resolve(fresh.id()).stream().map(reason -> candidate.name() + " " + candidate.version() + " cannot be resolved: " + reason)
          .toList());
      if (replaced.isPresent()) {
        refuse(platform.dependents(replaced.get().id()).stream().map(other -> "it would refresh more than itself: " + other).toList());
      }
      moves.tell("probe", candidate, "");
      List<OperatorDescriptor> operators = probe(fresh, replaced, options);
      folder.remember(operators.stream().map(operator -> new Ghost(operator, candidate.name() + " " + candidate.version())).toList());
      moves.tell("switch", candidate, "");
      folder.state(before.with(new Wanted(candidate.name(), candidate.version().toString(), candidate.digest(), candidate.signer(),
          options.beside())));
      switched = true;
      routing.change(new RoutingChange(replaced.map(old -> Set.of(old.id())).orElse(Set.of()), Set.of(fresh.id())));
      moves.tell("switched", candidate, "");
      return fresh;
    } catch (PluginException e) {
      takeBack(candidate, fresh, e.getMessage());
      throw e;
    } catch (IOException | RuntimeException e) {
      if (!switched) {
        takeBack(candidate, fresh, e.toString());
      }
      throw e;
    }
  }

  private List<OperatorDescriptor> probe(Version fresh, Optional<Version> replaced, SwapOptions options) {
    refuse(platform.start(fresh.id()).stream().map(reason -> name(fresh) + " does not come to life: " + reason).toList());
    List<OperatorDescriptor> operators;
    try {
      operators = routing.activate(fresh.id());
    } catch (InputException | IllegalStateException | LinkageError e) {
      throw new PluginException(name(fresh) + " fails its probe: " + e.getMessage(), e);
    }
    refuse(platform.selfTest(fresh.id()).stream().map(reason -> name(fresh) + " fails its self-test: " + reason).toList());
    refuse(new Admission(platform, routing).conflicts(fresh, replaced, options.beside()));
    if (replaced.isPresent() || options.beside()) {
      RoutingChange supposed = new RoutingChange(replaced.map(old -> Set.of(old.id())).orElse(Set.of()), Set.of(fresh.id()));
      refuse(routing.misfits(supposed, Optional.of(home)).stream().map(misfit -> name(fresh) + " does not fit a workflow that uses it: " + misfit)
          .toList());
      if (options.migrate() && replaced.isPresent()) {
        refuse(routing.cannotMove(replaced.get().id(), fresh.id()));
      }
    }
    return operators;
  }

  private void takeBack(Candidate candidate, Version fresh, String reason) throws IOException {
    boolean gone = fresh == null || platform.retire(fresh.id());
    if (fresh != null && gone) {
      routing.change(new RoutingChange(Set.of(), Set.of(fresh.id())));
    }
    try {
      moves.tell(gone ? "roll-back" : "quarantine", candidate, reason);
    } catch (UncheckedIOException e) {
      // The disk that the first problem came from cannot take its story either.
      return;
    }
    folder.sweep(folder.state());
  }

  private static String name(Version version) {
    return version.name() + " " + version.version();
  }

  private static void refuse(List<String> reasons) {
    if (!reasons.isEmpty()) {
      List<String> others = new ArrayList<>(reasons.subList(1, reasons.size()));
      throw new PluginException(reasons.get(0) + (others.isEmpty() ? "" : " (and " + others.size() + " more)"));
    }
  }
}
