package org.ganglion.workflow.run;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/**
 * Waits for requests that other processes leave in a run's folder: {@code stop}, {@code cancel}. Told by the operating system, not by asking again
 * and again.
 */
final class ControlWatch implements AutoCloseable {
  static final String STOP = "stop";
  static final String CANCEL = "cancel";

  private final Path folder;
  private final WatchService watch;
  private final Runnable stop;
  private final Runnable cancel;

  private ControlWatch(Path folder, WatchService watch, Runnable stop, Runnable cancel) {
    this.folder = folder;
    this.watch = watch;
    this.stop = stop;
    this.cancel = cancel;
  }

  static ControlWatch begin(Path folder, Runnable stop, Runnable cancel) throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(folder.resolve(STOP));
    Files.deleteIfExists(folder.resolve(CANCEL));
    WatchService service = folder.getFileSystem().newWatchService();
    ControlWatch control = new ControlWatch(folder, service, stop, cancel);
    try {
      folder.register(service, StandardWatchEventKinds.ENTRY_CREATE);
    } catch (IOException e) {
      service.close();
      throw e;
    }
    Thread.ofPlatform().daemon().name("ganglion-control").inheritInheritableThreadLocals(false).start(control::loop);
    return control;
  }

  private void loop() {
    try {
      for (WatchKey key = watch.take(); ; key = watch.take()) {
        key.pollEvents();
        if (Files.exists(folder.resolve(CANCEL))) {
          cancel.run();
        } else if (Files.exists(folder.resolve(STOP))) {
          stop.run();
        }
        key.reset();
      }
    } catch (ClosedWatchServiceException | InterruptedException e) {
      // The run has ended; nobody leaves requests any more.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }
}
