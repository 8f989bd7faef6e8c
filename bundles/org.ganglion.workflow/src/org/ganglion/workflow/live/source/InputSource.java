package org.ganglion.workflow.live.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.ganglion.workflow.live.flow.Intake;
import org.ganglion.workflow.live.record.RecordText;

/** {@code live.input}: lines of standard input. Ends with it; a record that was read before a crash cannot be read again. */
public final class InputSource implements SourceType<InputSource.Parameters> {
  private final Supplier<InputStream> input;

  /** Takes none. */
  public record Parameters() {}

  /** Reads a stream, opened when the source starts. */
  public InputSource(Supplier<InputStream> input) {
    this.input = input;
  }

  @Override
  public String id() {
    return "live.input";
  }

  @Override
  public String summary() {
    return "Records from standard input, one JSON value a line";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Source open(Parameters parameters, SourceSetting setting) {
    return new Source() {
      private Thread thread;

      @Override
      public synchronized void start(Intake intake, Optional<Object> position, Runnable ended) {
        thread = SourceThreads.start(setting, () -> {
          read(intake, setting);
          ended.run();
        });
      }

      @Override
      public synchronized void close() {
        if (thread != null) {
          thread.interrupt();
        }
      }
    };
  }

  private void read(Intake intake, SourceSetting setting) throws IOException, InterruptedException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(input.get(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null && !Thread.currentThread().isInterrupted(); line = lines.readLine()) {
      if (!line.isBlank()) {
        try {
          intake.admit(RecordText.read(line), () -> { });
        } catch (IOException e) {
          setting.log().accept("left out a line of standard input: " + e.getMessage());
        }
      }
    }
  }
}
