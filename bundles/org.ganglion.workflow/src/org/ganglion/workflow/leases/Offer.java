package org.ganglion.workflow.leases;

import org.osgi.framework.Version;

/**
 * A service that is there and may be leased; knowing of it activates nothing.
 *
 * @param type name of the service interface
 * @param id identity within its type
 * @param pure whether equal inputs give equal outputs; operators say so
 * @param ranking service ranking: of two offers of one id and version the higher is taken
 * @param handle what {@link Services} finds the service by
 */
public record Offer(String type, String id, String version, String summary, boolean pure, int ranking, Plugin plugin, Object handle) {
  /** The version as numbers; what is no version counts as 0. */
  Version number() {
    try {
      return Version.parseVersion(version);
    } catch (IllegalArgumentException e) {
      return Version.emptyVersion;
    }
  }
}
