package org.ganglion.workflow.live.sink;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.ganglion.api.live.LiveContext;
import org.ganglion.api.live.Processor;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.workflow.live.record.RecordText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code live.print}: writes records to standard output of the process that the workflow runs in. Passes records on. */
@Component(service = ProcessorFactory.class)
@OperatorInfo(id = "live.print", version = "1.0", summary = "Writes records to standard output, one JSON object a line", pure = false)
public final class PrintSink implements ProcessorFactory<PrintSink.Inputs, PrintSink.Parameters> {
  private final OutputStream out;

  /** None. */
  public record Inputs() {}

  /** None. */
  public record Parameters() {}

  /** Writes to the process's standard output. */
  @Activate
  public PrintSink() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  /** Writes elsewhere. */
  public PrintSink(OutputStream out) {
    this.out = out;
  }

  @Override
  public Processor open(Inputs inputs, Parameters parameters, LiveContext context) {
    return (record, next) -> {
      synchronized (out) {
        out.write((RecordText.write(record) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
      next.emit(record);
    };
  }
}
