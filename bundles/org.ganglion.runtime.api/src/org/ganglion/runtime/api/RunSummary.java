package org.ganglion.runtime.api;

import java.time.Duration;
import java.time.Instant;

/** A run in a list. */
public record RunSummary(String id, String workflow, RunStatus status, Instant started, Duration took, int steps, int finished, int cached) {}
