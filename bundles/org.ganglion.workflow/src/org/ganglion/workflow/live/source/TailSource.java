package org.ganglion.workflow.live.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.workflow.live.flow.Intake;

/** {@code live.tail}: lines of a file that grows. Replayable: after a crash it goes on behind the last line whose record had come to its end. */
public final class TailSource implements SourceType<TailSource.Parameters> {
  /** Where to begin when nothing was read before. */
  public enum Begin {
    START,
    END
  }

  /** Parameters. */
  public record Parameters(
      @Help("file whose lines are records, one JSON value each; need not exist yet") String file,
      @Default("start") @Help("where to begin the first time") Begin begin,
      @Default("false") @Help("end at the end of the file instead of waiting for more") boolean once,
      @Default("50") @Min(1) @Help("milliseconds between two looks for more") int every) {}

  @Override
  public String id() {
    return "live.tail";
  }

  @Override
  public String summary() {
    return "Records from the lines of a file that grows";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Source open(Parameters parameters, SourceSetting setting) {
    Path file = setting.base().resolve(parameters.file()).normalize();
    return new Source() {
      private FileTail tail;
      private Thread thread;

      @Override
      public synchronized void start(Intake intake, Optional<Object> position, Runnable ended) throws IOException {
        tail = FileTail.open(file, position.map(TailSource::saved), parameters.begin() == Begin.END);
        thread = SourceThreads.start(setting, () -> {
          tail.read(intake, setting.log(), parameters.once(), parameters.every());
          ended.run();
        });
      }

      @Override
      public synchronized Object position() {
        if (tail == null) {
          return null;
        }
        FileTail.Position position = tail.position();
        return Map.of("file", position.file(), "offset", position.offset());
      }

      @Override
      public synchronized void close() {
        SourceThreads.end(thread);
      }
    };
  }

  private static FileTail.Position saved(Object tree) {
    Map<?, ?> map = (Map<?, ?>) tree;
    return new FileTail.Position(String.valueOf(map.get("file")), ((Number) map.get("offset")).longValue());
  }
}
