package org.ganglion.anomaly;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.ganglion.api.data.Help;
import org.ganglion.api.live.Emitter;
import org.ganglion.api.live.LiveContext;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.kit.json.Json;
import org.osgi.service.component.annotations.Component;

/** Tells of flags: records that carry the field {@code flag} go, as one line of JSON, to a file or a web address; every record passes on. */
@Component(service = ProcessorFactory.class)
@OperatorInfo(id = "anomaly.flag", version = "1.0", summary = "Posts flagged records to a webhook or appends them to a file", pure = false)
public final class PostFlags implements ProcessorFactory<PostFlags.In, PostFlags.Params> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Nothing. */
  public record In() {}

  /** Where flags go. */
  public record Params(
      @Help("web address that takes a POST of one JSON object for each flag") Optional<String> webhook,
      @Help("file that a line is appended to for each flag") Optional<String> file) {}

  private interface Target {
    void take(String line) throws Exception;
  }

  @Override
  public Processor open(In in, Params params, LiveContext context) throws IOException {
    if (params.webhook().isPresent() == params.file().isPresent()) {
      throw new InputException("webhook, file: name one of the two, flags go to one place");
    }
    if (params.file().isPresent()) {
      Path file = context.file(params.file().get()).toAbsolutePath();
      Files.createDirectories(file.getParent());
      return processor(line -> Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND), () -> { });
    }
    URI address = URI.create(params.webhook().get());
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    return processor(line -> post(client, address, line), client::close);
  }

  private static void post(HttpClient client, URI address, String line) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(line, StandardCharsets.UTF_8))
            .build();
    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status / 100 != 2) {
      throw new IOException(address + " answered " + status + " to a flag");
    }
  }

  private static Processor processor(Target target, Runnable close) {
    return new Processor() {
      @Override
      public void process(LiveRecord record, Emitter out) throws Exception {
        if (record.fields().get("flag") != null) {
          target.take(Json.write(record.fields()));
        }
        out.emit(record);
      }

      @Override
      public void close() {
        close.run();
      }
    };
  }
}
