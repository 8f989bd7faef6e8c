package org.ganglion.workbench.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.server.client.ControlClient;
import org.ganglion.server.client.NoServerException;
import org.ganglion.server.client.RemotePlugins;
import org.ganglion.server.client.RemoteRuntime;
import org.ganglion.workbench.model.session.Changes;
import org.ganglion.workbench.model.session.Connection;
import org.ganglion.workbench.model.session.Session;
import org.ganglion.workbench.run.Runs;

/**
 * Works on a server's platform: looks every two seconds whether it answers and what has changed there, and says so in the status line, nowhere else.
 */
final class ServerWatch {
  private static final long EVERY_MILLIS = 2000;

  private final Path home;
  private final ControlClient client;
  private final RemoteRuntime remote;
  private final Changes changes = new Changes();
  private final Connection connection = Connection.toServer();
  private final Set<String> followed = new HashSet<>();
  private final Job look = Job.createSystem("Server", (IProgressMonitor monitor) -> look());
  private volatile Optional<Runs> runs = Optional.empty();

  /**
   * A watch, which begins with {@link #begin}.
   *
   * @param folder reads the state folder
   */
  ServerWatch(Path home, GanglionRuntime folder) {
    this.home = home;
    this.client = new ControlClient(home);
    this.remote = new RemoteRuntime(client, folder);
  }

  Session session(Optional<Path> examples) {
    return new Session(home, remote, new RemotePlugins(client), examples, changes, connection);
  }

  /** Begins to look; runs under way in the server appear as if this window had started them. */
  void begin(Runs toFollow) {
    runs = Optional.of(toFollow);
    look.schedule();
  }

  private IStatus look() {
    try {
      boolean came = !connection.there();
      boolean other = remote.refresh();
      connection.now(true, "Attached to the server over " + home);
      for (String run : remote.running()) {
        if (followed.add(run)) {
          runs.ifPresent(each -> each.follow(run, listener -> remote.follow(home, run, listener)));
        }
      }
      if (came || other) {
        changes.tell();
      }
    } catch (NoServerException e) {
      connection.now(false, "No server answers over " + home + "; looked for again and again");
    } catch (IOException | RuntimeException e) {
      connection.now(false, "The server over " + home + " is of no use: " + e.getMessage());
    }
    look.schedule(EVERY_MILLIS);
    return Status.OK_STATUS;
  }

  /** Looks no more; the server goes on. */
  void end() {
    look.cancel();
    remote.close();
    client.close();
  }
}
