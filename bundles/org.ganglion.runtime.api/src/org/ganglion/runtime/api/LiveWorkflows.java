package org.ganglion.runtime.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.ganglion.api.operator.OperatorDescriptor;

/** Service: live workflows, whose records flow from sources through processors to sinks until they are undeployed. Thread-safe. */
public interface LiveWorkflows {
  /** Sources, processors and sinks that nodes can use. */
  List<OperatorDescriptor> types();

  /** JSON Schema (draft 2020-12) of the files of live workflows. */
  String schema();

  /** All that is wrong with a live workflow, in the order of the file; empty when it can be deployed. */
  List<Problem> check(Path home, WorkflowSource source);

  /** Starts all that was deployed in a state folder and not undeployed; what cannot start waits, and {@link #status} says for what. */
  void start(Path home) throws IOException;

  /** Stops what runs in a state folder, its state kept, so that {@link #start} goes on there. */
  void stop(Path home);

  /**
   * What {@link #deploy} would change; touches nothing.
   *
   * @throws WorkflowException when the workflow has problems
   */
  LiveChange preview(Path home, WorkflowSource source) throws IOException;

  /**
   * Starts a live workflow, or changes the running one of its name with the least difference: all of the change or nothing of it.
   *
   * @throws WorkflowException when the workflow has problems
   * @throws IOException with one sentence when a node cannot be opened, cannot take over its predecessor's state, or records in flight do not come to
   *     an end
   */
  LiveChange deploy(Path home, WorkflowSource source) throws IOException;

  /**
   * Stops a live workflow when what is in flight has come to its end, and forgets it; dead letters and log stay.
   *
   * @param force whether records in flight are given up that do not come to their end within half a minute
   */
  void undeploy(Path home, String name, boolean force) throws IOException;

  /** What is deployed in a state folder, by name. */
  List<LiveStatus> status(Path home) throws IOException;

  /** Runs a live workflow of this process alone, without leaving anything deployed: until its sources end or it is stopped. */
  LiveRun run(Path home, WorkflowSource source) throws IOException;

  /** A live workflow in the foreground. */
  interface LiveRun {
    /** Waits until all sources have ended and the last record has come to its end. */
    LiveStatus await() throws IOException, InterruptedException;

    /** Ends the sources; what is in flight comes to its end. */
    void stop();
  }
}
