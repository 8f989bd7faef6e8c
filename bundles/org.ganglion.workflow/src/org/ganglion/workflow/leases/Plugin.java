package org.ganglion.workflow.leases;

/**
 * The bundle behind a service.
 *
 * @param name symbolic name
 * @param digest SHA-256 of its content, hexadecimal
 */
public record Plugin(String name, String version, String digest) {
  /** {@code org.ganglion.gan 1.0.0 sha256:…}, the form of journals. */
  @Override
  public String toString() {
    return name + " " + version + " sha256:" + digest;
  }
}
