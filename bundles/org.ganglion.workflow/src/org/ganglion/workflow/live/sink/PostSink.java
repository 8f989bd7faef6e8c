package org.ganglion.workflow.live.sink;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.live.Emitter;
import org.ganglion.api.live.LiveContext;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.workflow.live.record.RecordText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * {@code live.post}: posts records to a URL. One that is not taken is posted again; after the last try it goes to the dead letters. Passes records
 * on.
 */
@Component(service = ProcessorFactory.class)
@OperatorInfo(id = "live.post", version = "1.0", summary = "Posts records to a URL as JSON", pure = false)
public final class PostSink implements ProcessorFactory<PostSink.Inputs, PostSink.Parameters> {
  private static final int SUCCESS = 2;
  private static final long FIRST_PAUSE = 100;

  /** None. */
  public record Inputs() {}

  /** Parameters. */
  public record Parameters(
      @Help("where to post") String url,
      @Help("environment variable that holds the token to show") Optional<String> tokenFrom,
      @Default("5") @Min(1) @Help("how often a record is posted before it is given up; the pauses between double from 0.1 s") int tries,
      @Default("10") @Min(0.001) @Help("seconds to wait for a reply") double patience) {}

  @Activate
  public PostSink() {}

  @Override
  public Processor open(Inputs inputs, Parameters parameters, LiveContext context) {
    URI target = target(parameters.url());
    String token = parameters.tokenFrom().map(name -> Optional.ofNullable(System.getenv(name)).orElseThrow(() ->
        new InputException("the environment variable " + name + " that 'tokenFrom' names is not set"))).orElse("");
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofMillis((long) (parameters.patience() * 1000))).build();
    return new Processor() {
      @Override
      public void process(LiveRecord record, Emitter out) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(Duration.ofMillis((long) (parameters.patience() * 1000)))
            .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(RecordText.write(record)));
        if (!token.isEmpty()) {
          request.header("Authorization", "Bearer " + token);
        }
        post(client, request.build(), parameters.tries());
        out.emit(record);
      }

      @Override
      public void close() {
        client.shutdownNow();
      }
    };
  }

  private static URI target(String url) {
    try {
      URI target = new URI(url);
      if (target.getHost() != null && ("http".equals(target.getScheme()) || "https".equals(target.getScheme()))) {
        return target;
      }
    } catch (java.net.URISyntaxException e) {
      throw new InputException("'url' is no address: " + e.getMessage(), e);
    }
    throw new InputException("'url' takes http://host:port/path, not '" + url + "'");
  }

  private static void post(HttpClient client, HttpRequest request, int tries) throws InterruptedException {
    String problem = "";
    for (int attempt = 0; attempt < tries; attempt++) {
      if (attempt > 0) {
        LockSupport.parkNanos(FIRST_PAUSE * 1_000_000 << Math.min(attempt - 1, 10));
      }
      try {
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status / 100 == SUCCESS) {
          return;
        }
        problem = "it answers " + status;
      } catch (IOException e) {
        problem = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    throw new InputException(request.uri() + " did not take the record in " + tries + " tries: " + problem);
  }
}
