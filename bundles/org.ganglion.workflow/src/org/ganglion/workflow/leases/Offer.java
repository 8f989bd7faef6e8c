package org.ganglion.workflow.leases;

import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * A service that is there and may be leased; knowing of it activates nothing.
 *
 * @param type name of the service interface
 * @param id identity within its type
 * @param pure whether equal inputs give equal outputs; operators say so
 * @param readsStateOf versions whose checkpoints it goes on from, as a version range; empty: its own only
 * @param ranking service ranking: of two offers of one id and version the higher is taken
 * @param bundle number of the bundle that it comes from
 * @param handle what {@link Services} finds the service by
 */
public record Offer(String type, String id, String version, String summary, boolean pure, String readsStateOf, int ranking, Plugin plugin,
    long bundle, Object handle) {
  /** Whether it goes on from a checkpoint that an operator of a version wrote. */
  public boolean reads(String other) {
    return version.equals(other) || (!readsStateOf.isBlank() && new VersionRange(readsStateOf).includes(Version.parseVersion(other)));
  }

  /** The version as numbers; what is no version counts as 0. */
  Version number() {
    return number(version);
  }

  /** The version of its bundle as numbers. */
  Version pluginNumber() {
    return number(plugin.version());
  }

  private static Version number(String text) {
    try {
      return Version.parseVersion(text);
    } catch (IllegalArgumentException e) {
      return Version.emptyVersion;
    }
  }
}
