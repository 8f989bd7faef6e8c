package org.ganglion.runtime.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.operator.OperatorDescriptor;

/** Service: what command line, server and workbench call. Thread-safe. */
public interface GanglionRuntime {
  /** Operators that are there; asks no plug-in to start. */
  List<OperatorSummary> operators();

  /** Ports and parameters of an operator, empty when there is none of that id. */
  Optional<OperatorDescriptor> describe(String id);

  /** All that is wrong with a workflow, in the order of the file; empty when it can run. */
  List<Problem> check(WorkflowSource source);

  /** JSON Schema (draft 2020-12) of workflow files with the operators that are there. */
  String schema();

  /**
   * Starts a run in the background.
   *
   * @throws WorkflowException when the workflow has problems; nothing has been written
   * @throws IOException when the state folder cannot be used: read-only, full, or held by another process, which is named
   */
  RunHandle start(WorkflowSource source, RunOptions options, RunListener listener) throws IOException;

  /**
   * Goes on with a run that was stopped, failed or killed, from its last finished steps and checkpoints.
   *
   * @param run id, an unambiguous beginning of it, or {@code last}
   */
  RunHandle resume(String run, RunOptions options, RunListener listener) throws IOException;

  /** Runs of a state folder, newest first. */
  List<RunSummary> runs(Path home) throws IOException;

  /** One run with steps, curves and artifacts. */
  RunDetails show(Path home, String run) throws IOException;

  /** Differences of two runs in parameters, plug-ins, data and results, one line each. */
  List<RunDifference> diff(Path home, String first, String second) throws IOException;

  /** Asks the process that executes a run to stop it at the next checkpoint. */
  void cancel(Path home, String run) throws IOException;

  /** Writes workflow, journal and external inputs of a run to one archive that runs elsewhere to the same bytes. */
  void export(Path home, String run, Path archive) throws IOException;

  /**
   * Removes a run with its journal, so that the store can free what only it needs.
   *
   * @return the id of the run
   * @throws IOException with a sentence when a process executes it
   */
  String delete(Path home, String run) throws IOException;

  /** Removes oldest unreferenced artifacts until the store is within its quota; gives the bytes freed. */
  long collect(Path home, long quota) throws IOException;
}
