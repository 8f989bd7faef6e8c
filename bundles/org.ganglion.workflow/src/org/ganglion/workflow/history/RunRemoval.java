package org.ganglion.workflow.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.ganglion.kit.file.Disk;
import org.ganglion.workflow.home.Home;
import org.ganglion.workflow.home.RunFolder;
import org.ganglion.workflow.home.RunLocks;

/** Removes runs. What they gave stays in the store until it is collected: other runs may share it. */
public final class RunRemoval {
  private final Home home;
  private final RunLocks locks;
  private final Disk disk;

  /** Of a state folder. */
  public RunRemoval(Home home, RunLocks locks, Disk disk) {
    this.home = home;
    this.locks = locks;
    this.disk = disk;
  }

  /** Removes the run that somebody means; gives its id. */
  public String remove(String name) throws IOException {
    RunFolder run = home.find(name);
    Optional<String> holder = locks.holder(run);
    if (holder.isPresent()) {
      throw new IOException("run " + run.id() + " is being executed by " + holder.get() + "; 'ganglion cancel' ends it");
    }
    // Under a name that no list shows: a removal that is cut off leaves nothing that looks like a run.
    Path gone = run.path().resolveSibling(".removed-" + run.id());
    disk.delete(gone);
    disk.rename(run.path(), gone);
    disk.delete(gone);
    return run.id();
  }
}
