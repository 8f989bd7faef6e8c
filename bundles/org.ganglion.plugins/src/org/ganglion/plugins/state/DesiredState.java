package org.ganglion.plugins.state;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a state folder wants: one version of each plug-in that was installed, and the names of those of the product that were removed. Whatever happened to
 * the process that changed it, this is what the next start finds.
 *
 * @param removed names of the product's own plug-ins that are not wanted
 */
public record DesiredState(List<Wanted> plugins, List<String> removed) {
  /** Nothing but what the product brings. */
  public static final DesiredState EMPTY = new DesiredState(List.of(), List.of());

  public DesiredState {
    plugins = List.copyOf(plugins);
    removed = List.copyOf(removed);
  }

  /** What is wanted of a name. */
  public Optional<Wanted> find(String name) {
    return plugins.stream().filter(plugin -> plugin.name().equals(name)).findFirst();
  }

  /** With a plug-in, in the place of another version. */
  public DesiredState with(Wanted plugin) {
    List<Wanted> all = new ArrayList<>(plugins);
    all.removeIf(other -> other.name().equals(plugin.name()));
    all.add(plugin);
    Set<String> gone = new LinkedHashSet<>(removed);
    gone.remove(plugin.name());
    return new DesiredState(all, List.copyOf(gone));
  }

  /** Without a plug-in. */
  public DesiredState without(String name, boolean builtIn) {
    List<Wanted> all = new ArrayList<>(plugins);
    all.removeIf(other -> other.name().equals(name));
    Set<String> gone = new LinkedHashSet<>(removed);
    if (builtIn) {
      gone.add(name);
    }
    return new DesiredState(all, List.copyOf(gone));
  }
}
