package org.ganglion.runtime.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Something that happened in a run. */
public sealed interface RunEvent {
  /** When. */
  Instant at();

  /** The run began or goes on. {@code steps} in order of the file. */
  record Started(Instant at, String run, String workflow, java.util.List<String> steps, boolean resumed) implements RunEvent {}

  /** A step began. */
  record StepStarted(Instant at, String step, String operator, String version, String plugin, String engine, boolean resumed) implements RunEvent {}

  /** How far a step is; {@code total} 0: not known. Not journaled. */
  record Progress(Instant at, String step, long done, long total, String unit) implements RunEvent {}

  /** A point of a curve. */
  record Metric(Instant at, String step, String curve, double x, double value) implements RunEvent {}

  /** A sentence. */
  record Log(Instant at, String step, String sentence) implements RunEvent {}

  /** A value before the end. */
  record Published(Instant at, String step, String port, String digest) implements RunEvent {}

  /** State was saved. */
  record Checkpointed(Instant at, String step) implements RunEvent {}

  /** A step ended well; artifacts by port are digests. */
  record StepFinished(Instant at, String step, boolean cached, Duration took, Map<String, String> artifacts) implements RunEvent {}

  /** A step failed. */
  record StepFailed(Instant at, String step, String problem) implements RunEvent {}

  /** The run ended. */
  record Finished(Instant at, RunStatus status, String problem) implements RunEvent {}
}
