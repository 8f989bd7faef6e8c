package org.ganglion.runtime.api.plugins;

import java.time.Instant;

/**
 * A line of the journal of moves.
 *
 * @param operation number of the operation that it belongs to, from 1
 * @param step {@code stage}, {@code probe}, {@code switch}, {@code drain}, {@code retire}, {@code done}, {@code roll-back}, {@code quarantine} …
 * @param plugin name, version and digest
 */
public record PluginMove(Instant at, long operation, String step, String plugin, String detail) {}
