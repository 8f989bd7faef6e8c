package org.ganglion.runtime.api.plugins;

import java.util.List;

/**
 * A version of a plug-in.
 *
 * @param name symbolic name
 * @param digest SHA-256 of its jar, hexadecimal
 * @param builtIn whether it came with the product
 * @param signer who signed it, empty when nobody did
 * @param provides services that it offers, {@code Operator gan.train 1.0}
 * @param users who holds its services now
 * @param note one sentence where something is to be said, else empty
 */
public record PluginSummary(
    String name, String version, String digest, boolean builtIn, PluginStatus status, String signer, List<String> provides, List<String> users,
        String note) {
  public PluginSummary {
    provides = List.copyOf(provides);
    users = List.copyOf(users);
  }
}
