package org.ganglion.runtime.api;

/**
 * One difference of two runs.
 *
 * @param kind {@code parameter}, {@code plug-in}, {@code data}, {@code result} or {@code environment}
 * @param where {@code gan.epochs}
 */
public record RunDifference(String kind, String where, String first, String second) {}
