package org.ganglion.workflow.history;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.ganglion.kit.file.Disk;
import org.ganglion.workflow.home.Home;
import org.ganglion.workflow.home.RunFolder;
import org.ganglion.workflow.home.RunLocks;
import org.ganglion.workflow.journal.JournalText;
import org.ganglion.workflow.journal.RunState;
import org.ganglion.workflow.live.state.LiveFolder;
import org.ganglion.workflow.store.Collector;

/**
 * What a state folder needs of its store: results of runs that ended, all that one under way ever named, and what deployed live workflows work with.
 */
public final class StoreReferences implements Collector.References {
  private final Home home;
  private final RunLocks locks;

  /** References of a state folder. */
  public StoreReferences(Home home, RunLocks locks) {
    this.home = home;
    this.locks = locks;
  }

  @Override
  public Set<String> read() throws IOException {
    Set<String> needed = new TreeSet<>();
    for (String id : home.runs()) {
      RunFolder run = home.run(id);
      boolean running = locks.holder(run).isPresent();
      RunState state = RunState.of(JournalText.read(run.journal()).entries());
      needed.addAll(running ? state.named() : state.needed());
    }
    for (LiveFolder live : LiveFolder.deployed(home.root(), new Disk())) {
      needed.addAll(live.artifacts().values());
    }
    return needed;
  }
}
