package org.ganglion.workflow.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import org.ganglion.workflow.home.RunFolder;
import org.ganglion.workflow.home.RunLocks;

/** Asks the process that executes a run to end it: the first request stops it at the next checkpoint, the second at once. */
public final class RunControl {
  private final RunLocks locks;

  /** Control over runs. */
  public RunControl(RunLocks locks) {
    this.locks = locks;
  }

  /**
   * Leaves a request.
   *
   * @throws IOException with a sentence when nobody executes the run
   */
  public void request(RunFolder run) throws IOException {
    if (locks.holder(run).isEmpty() || !Files.isDirectory(run.control())) {
      throw new IOException("run " + run.id() + " is not being executed");
    }
    try {
      Files.createFile(run.control().resolve(ControlWatch.STOP));
    } catch (FileAlreadyExistsException e) {
      askAgain(run);
    }
  }

  private static void askAgain(RunFolder run) throws IOException {
    try {
      Files.createFile(run.control().resolve(ControlWatch.CANCEL));
    } catch (FileAlreadyExistsException e) {
      throw new IOException("run " + run.id() + " has been asked to end at once already", e);
    }
  }
}
