package org.ganglion.plugins.state;

/**
 * A plug-in that is to be there.
 *
 * @param signer of the jar, empty when nobody signed it; its next version must have the same
 */
public record Wanted(String name, String version, String digest, String signer) {
  /** {@code org.example.gan 1.2.0 sha256:…} */
  @Override
  public String toString() {
    return name + " " + version + " sha256:" + digest;
  }
}
