package org.ganglion.workflow.routing;

/**
 * A service that a bundle offers to work.
 *
 * @param type name of the service interface
 * @param id identity within its type
 * @param version version of its behaviour
 * @param readsStateOf versions whose checkpoints it goes on from, as a version range; empty: its own only
 */
public record Provided(String type, String id, String version, String readsStateOf) {
  /** {@code Operator gan.train 1.0} */
  @Override
  public String toString() {
    return type.substring(type.lastIndexOf('.') + 1) + " " + id + " " + version;
  }
}
