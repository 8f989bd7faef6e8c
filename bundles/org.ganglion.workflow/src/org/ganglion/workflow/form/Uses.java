package org.ganglion.workflow.form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ganglion.workflow.leases.Choice;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.yaml.Place;
import org.osgi.framework.VersionRange;

/**
 * The operator that a step asks for: {@code gan.train}, {@code gan.train@1.2} (that or higher), {@code gan.train@[1.0,2)}, {@code
 * gan.train@com.example.gan} (the one of that plug-in), {@code gan.train@com.example.gan@[1.0,2)}.
 *
 * @param choice among several that have the id
 */
public record Uses(Place place, String id, Choice choice) {
  /** What may be written, in words. */
  public static final String FORMS =
      "operator@versions, operator@plug-in or operator@plug-in@versions; versions such as 1.2 (that or higher) or [1.2,2)";

  /**
   * From text. What begins with a letter behind an @ is the name of a plug-in, anything else a range of versions.
   *
   * @throws IllegalArgumentException when what stands behind an @ is neither, or is there twice
   */
  public static Uses of(Place place, String text) {
    String[] parts = text.split("@", -1);
    Optional<String> plugin = Optional.empty();
    Optional<VersionRange> versions = Optional.empty();
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip();
      boolean name = !part.isEmpty() && Character.isLetter(part.charAt(0));
      if (name ? plugin.isPresent() : versions.isPresent()) {
        throw new IllegalArgumentException("'" + text + "' names two " + (name ? "plug-ins" : "ranges"));
      }
      if (name) {
        plugin = Optional.of(part);
      } else {
        versions = Optional.of(new VersionRange(part));
      }
    }
    return new Uses(place, parts[0].strip(), new Choice(plugin, versions));
  }

  /** What is wrong with asking for this where it was and is no more. */
  public String ghost(String plugin) {
    return "names a ghost: '" + id + "' was in " + plugin + ", which is not there; 'ganglion plugin why " + id + "' says more";
  }

  /** What is wrong with asking for this where none of the offers of its id fits. */
  public String unmet(List<Offer> there) {
    String versions = there.stream().map(offer -> offer.version() + (choice.plugin().isPresent() ? " of " + offer.plugin().name() : "")).distinct()
        .collect(Collectors.joining(", "));
    return "asks for '" + this + "', but version " + versions + " is there";
  }

  /** What is wrong with asking for this where several plug-ins offer what is asked for in one version. */
  public String undecided(List<String> plugins) {
    String names = plugins.stream().map(plugin -> "'" + id + new Choice(Optional.of(plugin), choice.versions()) + "'")
        .collect(Collectors.joining(" or "));
    return "asks for '" + this + "', which " + String.join(" and ", plugins) + " offer in one version; name the plug-in, " + names;
  }

  @Override
  public String toString() {
    return id + choice;
  }
}
