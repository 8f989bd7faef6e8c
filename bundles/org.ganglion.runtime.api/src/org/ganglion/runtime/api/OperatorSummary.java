package org.ganglion.runtime.api;

/** An operator in a list. */
public record OperatorSummary(String id, String version, String summary, String plugin) {}
