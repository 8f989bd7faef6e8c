package org.ganglion.cli.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.ganglion.cli.Client.Screen;
import org.ganglion.runtime.api.RunEvent;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A made-up run on the terminal that this is started in, to be looked at. */
final class LiveDemo {
  private LiveDemo() {}

  public static void main(String[] arguments) throws Exception {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      Screen screen = new Screen() {
        @Override
        public boolean live() {
          return true;
        }

        @Override
        public int columns() {
          return terminal.getWidth();
        }

        @Override
        public boolean colour() {
          return true;
        }

        @Override
        public boolean unicode() {
          return true;
        }
      };
      LiveView view = new LiveView(System.out, screen);
      view.on(new RunEvent.Started(Instant.now(), "20260314-092653-digits-gan", "digits-gan", List.of("digits", "gan", "judge", "sheet"), false));
      view.on(new RunEvent.StepStarted(Instant.now(), "digits", "data.mnist", "1.0", "", "", false));
      view.on(new RunEvent.StepFinished(Instant.now(), "digits", true, Duration.ofMillis(40), Map.of()));
      view.on(new RunEvent.StepStarted(Instant.now(), "gan", "gan.train", "1.0", "", "", false));
      view.on(new RunEvent.StepStarted(Instant.now(), "judge", "gan.judge", "1.0", "", "", false));
      for (int i = 0; i < 600; i++) {
        LockSupport.parkNanos(20_000_000);
        view.on(new RunEvent.Progress(Instant.now(), "gan", i, 600, "batches"));
        view.on(new RunEvent.Metric(Instant.now(), "gan", "discriminator loss", i, 0.5 + 1.0 / (i + 1)));
        view.on(new RunEvent.Metric(Instant.now(), "gan", "generator loss", i, 1.5 - 1.0 / (i + 1)));
        view.on(new RunEvent.Progress(Instant.now(), "judge", i, 900, "batches"));
        if (i == 150) {
          view.on(new RunEvent.Log(Instant.now(), "gan", "The head start ended after 150 batches at an AUC of 0.91."));
        }
      }
      view.on(new RunEvent.StepFinished(Instant.now(), "gan", false, Duration.ofSeconds(12), Map.of()));
      view.close();
    }
  }
}
