package org.ganglion.runtime.api.plugins;

/** Where a version of a plug-in stands. */
public enum PluginStatus {
  /** New work gets its services. */
  ACTIVE,
  /** Another version has its place; work in flight still holds its services. */
  DRAINING,
  /** It would not end: out of the routing, gone at the next start. */
  QUARANTINED,
  /** It is wanted but cannot be used; {@code why} tells the reason. */
  BROKEN,
  /** It was removed; its operators are ghosts. */
  REMOVED
}
