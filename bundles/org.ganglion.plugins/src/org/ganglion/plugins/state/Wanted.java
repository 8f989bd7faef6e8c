package org.ganglion.plugins.state;

import org.ganglion.api.data.Default;

/**
 * A plug-in that is to be there.
 *
 * @param signer of the jar, empty when nobody signed it; its next version must have the same
 * @param beside whether the version that came with the product stays, too
 */
public record Wanted(String name, String version, String digest, String signer, @Default("false") boolean beside) {
  /** {@code org.example.gan 1.2.0 sha256:…} */
  @Override
  public String toString() {
    return name + " " + version + " sha256:" + digest;
  }
}
