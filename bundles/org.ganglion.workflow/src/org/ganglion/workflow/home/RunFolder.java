package org.ganglion.workflow.home;

import java.nio.file.Path;

/**
 * The files of a run. Folders of steps ({@code <step>/<port>}) lie beside them; a step's name has no dot, so they never meet.
 *
 * @param id of the run
 */
public record RunFolder(String id, Path path) {
  /** The workflow as it was when the run began. */
  public Path workflow() {
    return path.resolve("workflow.yaml");
  }

  /** How it was started. */
  public Path settings() {
    return path.resolve("run.json");
  }

  /** What happened. */
  public Path journal() {
    return path.resolve("journal.jsonl");
  }

  /** Locked by the process that executes it. */
  public Path lock() {
    return path.resolve("run.lock");
  }

  /** Where other processes leave requests. */
  public Path control() {
    return path.resolve(".control");
  }

  /** Unfinished states of a step. */
  public Path checkpoints(String step) {
    return path.resolve(".checkpoints").resolve(step);
  }

  /** A step's scratch folder. */
  public Path scratch(String step) {
    return path.resolve(".scratch").resolve(step);
  }

  /** Files that came with an archived run. */
  public Path inputs() {
    return path.resolve(".inputs");
  }

  /** What a step gave at a port, for people. */
  public Path port(String step, String port) {
    return path.resolve(step).resolve(port);
  }

  /** The stack trace of a step that failed for an internal reason. */
  public Path trace(String step) {
    return path.resolve(step).resolve("problem.txt");
  }
}
