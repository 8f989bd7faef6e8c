package org.ganglion.plugins.protocol;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ganglion.plugins.jar.Candidate;
import org.ganglion.plugins.protocol.Platform.Version;
import org.ganglion.plugins.state.PluginFolder;
import org.ganglion.runtime.api.plugins.SwapPlan;
import org.ganglion.workflow.routing.Provided;
import org.ganglion.workflow.routing.Routing;
import org.ganglion.workflow.routing.RoutingChange;
import org.ganglion.workflow.routing.User;

/** Says what a replacement would do: the candidate is installed out of everybody's sight, looked at, and taken away again; none of its code runs. */
public final class Preview {
  private final Platform platform;
  private final Routing routing;
  private final PluginFolder folder;
  private final Path home;

  /** In a state folder. */
  public Preview(Platform platform, Routing routing, PluginFolder folder, Path home) {
    this.platform = platform;
    this.routing = routing;
    this.folder = folder;
    this.home = home;
  }

  /** What putting a candidate in a version's place would do. */
  public SwapPlan of(Candidate candidate, Optional<Version> replaced) throws IOException {
    List<String> refusals = new ArrayList<>(new Admission(platform, routing).refusals(candidate, replaced, folder.state(), false));
    Set<String> now = new TreeSet<>();
    replaced.ifPresent(old -> routing.provided(old.id()).stream().map(Provided::toString).forEach(now::add));
    Set<String> then = new TreeSet<>();
    if (refusals.isEmpty()) {
      Version fresh = platform.install(candidate, candidate.jar());
      try {
        routing.change(new RoutingChange(Set.of(fresh.id()), Set.of()));
        platform.resolve(fresh.id()).forEach(reason -> refusals.add(candidate.name() + " " + candidate.version() + " cannot be resolved: " + reason));
        then.addAll(platform.declared(fresh.id()));
      } finally {
        platform.retire(fresh.id());
        routing.change(new RoutingChange(Set.of(), Set.of(fresh.id())));
      }
    } else {
      then.addAll(now);
    }
    List<String> refreshed = replaced.map(old -> platform.dependents(old.id())).orElse(List.of());
    refreshed.forEach(other -> refusals.add("it would refresh more than itself: " + other));
    if (replaced.isPresent() && !then.containsAll(now)) {
      routing.misfits(new RoutingChange(Set.of(replaced.get().id()), Set.of()), Optional.of(home)).stream()
          .filter(misfit -> now.stream().anyMatch(lost -> !then.contains(lost) && misfit.contains(lost.split(" ")[1])))
          .forEach(misfit -> refusals.add("it would not fit a workflow that uses it: " + misfit));
    }
    return new SwapPlan(candidate.name(), candidate.version().toString(), candidate.digest(), candidate.signer(), replaced.map(Version::version)
        .orElse(""), refreshed,
        then.stream().filter(service -> !now.contains(service)).toList(), now.stream().filter(service -> !then.contains(service)).toList(),
        replaced.map(old -> routing.users(old.id()).stream().map(User::name).toList()).orElse(List.of()), refusals);
  }
}
