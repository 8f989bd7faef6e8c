package org.ganglion.plugins.state;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a state folder wants: one version of each plug-in that was installed, and the names of those of the product that were removed. Whatever
 * happened to the process that changed it, this is what the next start finds.
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

  /** Whether the version that came with the product is not wanted. */
  public boolean replaces(String name) {
    return removed.contains(name) || plugins.stream().anyMatch(plugin -> plugin.name().equals(name) && !plugin.beside());
  }

  /** With a plug-in, in the place of other versions or beside them. */
  public DesiredState with(Wanted plugin) {
    List<Wanted> all = new ArrayList<>(plugins);
    all.removeIf(other -> other.name().equals(plugin.name()) && (!plugin.beside() || other.digest().equals(plugin.digest())));
    all.add(plugin);
    if (plugin.beside()) {
      return new DesiredState(all, removed);
    }
    Set<String> gone = new LinkedHashSet<>(removed);
    gone.remove(plugin.name());
    return new DesiredState(all, List.copyOf(gone));
  }

  /** Without a version of a plug-in, and without all of them if its digest is empty. */
  public DesiredState without(String name, String digest, boolean builtIn) {
    List<Wanted> all = new ArrayList<>(plugins);
    all.removeIf(other -> other.name().equals(name) && (digest.isEmpty() || other.digest().equals(digest)));
    Set<String> gone = new LinkedHashSet<>(removed);
    if (builtIn) {
      gone.add(name);
    }
    return new DesiredState(all, List.copyOf(gone));
  }
}
