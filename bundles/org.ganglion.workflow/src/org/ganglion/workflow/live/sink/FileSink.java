package org.ganglion.workflow.live.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ganglion.api.data.Help;
import org.ganglion.api.live.Emitter;
import org.ganglion.api.live.LiveContext;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.kit.file.Disk;
import org.ganglion.workflow.live.record.RecordText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * {@code live.file}: appends records to a file, one JSON object a line; each is with the operating system before it counts as done. Passes records
 * on.
 */
@Component(service = ProcessorFactory.class)
@OperatorInfo(id = "live.file", version = "1.0", summary = "Appends records to a file, one JSON object a line", pure = false)
public final class FileSink implements ProcessorFactory<FileSink.Inputs, FileSink.Parameters> {
  private final Disk disk = new Disk();

  /** None. */
  public record Inputs() {}

  /** Parameters. */
  public record Parameters(@Help("file to append to, made with its folder when there is none") String file) {}

  @Activate
  public FileSink() {}

  @Override
  public Processor open(Inputs inputs, Parameters parameters, LiveContext context) throws IOException {
    Path file = context.file(parameters.file());
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    closeTornLine(file);
    OutputStream out = disk.append(file);
    return new Processor() {
      @Override
      public void process(LiveRecord record, Emitter next) throws IOException {
        out.write((RecordText.write(record) + "\n").getBytes(StandardCharsets.UTF_8));
        next.emit(record);
      }

      @Override
      public void close() throws IOException {
        out.close();
      }
    };
  }

  /** What a crash of the machine left half a line must not become the beginning of the next. */
  private static void closeTornLine(Path file) throws IOException {
    if (Files.exists(file) && Files.size(file) > 0) {
      try (RandomAccessFile end = new RandomAccessFile(file.toFile(), "rw")) {
        end.seek(end.length() - 1);
        if (end.read() != '\n') {
          end.write('\n');
        }
      }
    }
  }
}
