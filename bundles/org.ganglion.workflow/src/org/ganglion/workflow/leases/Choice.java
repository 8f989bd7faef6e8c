package org.ganglion.workflow.leases;

import java.util.Optional;
import org.osgi.framework.VersionRange;

/**
 * What some work asks of the offers of an id.
 *
 * @param plugin symbolic name of the bundle that the offer comes from; empty: any
 * @param versions versions that fit; empty: any
 */
public record Choice(Optional<String> plugin, Optional<VersionRange> versions) {
  private static final Choice ANY = new Choice(Optional.empty(), Optional.empty());

  /** Any offer will do. */
  public static Choice any() {
    return ANY;
  }

  /** Offers of versions in a range. */
  public static Choice of(VersionRange versions) {
    return new Choice(Optional.empty(), Optional.of(versions));
  }

  boolean takes(Offer offer) {
    return plugin.map(offer.plugin().name()::equals).orElse(true) && versions.map(range -> range.includes(offer.number())).orElse(true);
  }

  /** What stands behind an id: {@code @com.example.words@[1.0.0,2.0.0)}; nothing where any offer will do. */
  @Override
  public String toString() {
    return plugin.map(name -> "@" + name).orElse("") + versions.map(range -> "@" + range).orElse("");
  }
}
