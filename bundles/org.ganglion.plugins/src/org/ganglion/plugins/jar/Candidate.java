package org.ganglion.plugins.jar;

import java.nio.file.Path;
import org.osgi.framework.Version;

/**
 * A jar that was looked at and may be installed; none of its code has run.
 *
 * @param name symbolic name
 * @param digest SHA-256 of the jar, hexadecimal
 * @param signer subject and fingerprint of who signed it, empty when nobody did
 * @param contract whether it exports packages: a contract bundle, which plug-ins may depend on
 * @param nativeCode whether it carries native code, which cannot be unloaded
 */
public record Candidate(Path jar, String name, Version version, String digest, String signer, boolean contract, boolean nativeCode) {
  /** {@code org.example.gan 1.2.0 sha256:…} */
  @Override
  public String toString() {
    return name + " " + version + " sha256:" + digest;
  }
}
