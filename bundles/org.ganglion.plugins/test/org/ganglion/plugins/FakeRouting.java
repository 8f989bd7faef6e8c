package org.ganglion.plugins;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.plugins.protocol.Platform.Version;
import org.ganglion.workflow.routing.Ghost;
import org.ganglion.workflow.routing.Provided;
import org.ganglion.workflow.routing.Routing;
import org.ganglion.workflow.routing.RoutingChange;
import org.ganglion.workflow.routing.User;

/** A routing that writes down what is asked of it; users, services and answers can be set. */
final class FakeRouting implements Routing {
  final List<String> asked;
  final FakePlatform platform;
  final Set<Long> withheld = new HashSet<>();
  final Map<String, List<User>> users = new HashMap<>();
  final Map<String, List<Provided>> provided = new HashMap<>();
  final Map<String, List<String>> says = new LinkedHashMap<>();
  Optional<RuntimeException> activation = Optional.empty();
  boolean drainsWhenCancelled = true;

  FakeRouting(List<String> asked, FakePlatform platform) {
    this.asked = asked;
    this.platform = platform;
  }

  private String version(long bundle) {
    return platform.find(bundle).map(Version::version).orElse("gone");
  }

  private String versions(Set<Long> bundles) {
    return String.join(",", bundles.stream().map(this::version).toList());
  }

  @Override
  public void change(RoutingChange change) {
    asked.add("withhold [" + versions(change.withheld()) + "] admit [" + versions(change.admitted()) + "]");
    withheld.addAll(change.withheld());
    withheld.removeAll(change.admitted());
  }

  @Override
  public String digest(long bundle) {
    return platform.find(bundle).map(Version::digest).orElse("");
  }

  @Override
  public boolean admits(long bundle) {
    return !withheld.contains(bundle);
  }

  @Override
  public Registration listen(Consumer<RoutingChange> listener) {
    return () -> { };
  }

  @Override
  public List<User> users(long bundle) {
    return users.getOrDefault(version(bundle), List.of());
  }

  @Override
  public boolean awaitDrained(long bundle, Duration patience) {
    asked.add("await " + version(bundle));
    return users(bundle).isEmpty();
  }

  @Override
  public List<String> cannotMove(long from, long to) {
    return says.getOrDefault("cannot-move", List.of());
  }

  @Override
  public void move(long bundle) {
    asked.add("move " + version(bundle));
    users.remove(version(bundle));
  }

  @Override
  public void cancel(long bundle) {
    asked.add("cancel " + version(bundle));
    if (drainsWhenCancelled) {
      users.remove(version(bundle));
    }
  }

  @Override
  public List<Provided> provided(long bundle) {
    return provided.getOrDefault(platform.find(bundle).map(version -> version.name() + " " + version.version()).orElse(""), List.of());
  }

  @Override
  public List<OperatorDescriptor> activate(long bundle) {
    asked.add("activate " + version(bundle));
    activation.ifPresent(problem -> {
      throw problem;
    });
    return List.of();
  }

  @Override
  public List<String> misfits(RoutingChange supposed, Optional<Path> home) {
    asked.add("misfits withhold [" + versions(supposed.withheld()) + "] admit [" + versions(supposed.admitted()) + "]");
    return says.getOrDefault("misfits", List.of());
  }

  @Override
  public void ghosts(Collection<Ghost> ghosts) {}
}
