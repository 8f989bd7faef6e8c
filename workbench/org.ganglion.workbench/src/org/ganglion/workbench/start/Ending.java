package org.ganglion.workbench.start;

import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

/** Stops the framework in order, so that everything is saved that is saved late, and ends the process. */
final class Ending implements Runnable {
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(5);

  private final Framework framework;
  private final int code;

  private Ending(Framework framework, int code) {
    this.framework = framework;
    this.code = code;
  }

  /** On a thread of its own: the application's has to come back first. */
  static void begin(Framework framework, int code) {
    Thread.ofPlatform().name("ganglion-end").start(new Ending(framework, code));
  }

  @Override
  public void run() {
    try {
      framework.stop();
      framework.waitForStop(PATIENCE_MILLIS);
    } catch (BundleException e) {
      System.err.println("ganglion: the platform did not stop in order: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code);
  }
}
