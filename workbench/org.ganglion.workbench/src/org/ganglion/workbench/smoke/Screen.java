package org.ganglion.workbench.smoke;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Display;

/** The screen as somebody outside of the UI thread sees it: asks, waits, takes pictures. */
public final class Screen {
  private static final long LOOK_AGAIN_MILLIS = 40;

  private final Display display;
  private final Path pictures;

  Screen(Display display, Path pictures) {
    this.display = display;
    this.pictures = pictures;
  }

  /** Computes something on the UI thread; what it throws is thrown here. */
  public <T> T ask(Supplier<T> question) {
    AtomicReference<T> answer = new AtomicReference<>();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    display.syncExec(() -> {
      try {
        answer.set(question.get());
      } catch (RuntimeException e) {
        failure.set(e);
      }
    });
    if (failure.get() != null) {
      throw failure.get();
    }
    return answer.get();
  }

  /** Does something on the UI thread. */
  public void act(Runnable action) {
    ask(() -> {
      action.run();
      return null;
    });
  }

  /**
   * Waits until something is so.
   *
   * @throws SmokeException when it is not so within the time
   */
  public void until(String what, Duration patience, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!ask(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new SmokeException(what + " did not come within " + patience.toSeconds() + " s");
      }
      pause(LOOK_AGAIN_MILLIS);
    }
  }

  /** Lets the UI thread come to rest. */
  public void pause(long millis) throws InterruptedException {
    new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
  }

  /** Writes all of the screen, menu bar included, as PNG. */
  public void photograph(String name) throws InterruptedException {
    pause(400);
    act(() -> {
      Image image = new Image(display, display.getBounds());
      GC screen = new GC(display);
      screen.copyArea(image, 0, 0);
      screen.dispose();
      ImageLoader loader = new ImageLoader();
      loader.data = new org.eclipse.swt.graphics.ImageData[] {image.getImageData()};
      image.dispose();
      loader.save(pictures.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
    });
  }
}
