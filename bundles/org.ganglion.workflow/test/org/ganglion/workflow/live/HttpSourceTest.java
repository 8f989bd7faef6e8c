package org.ganglion.workflow.live;

import static org.ganglion.workflow.live.LiveBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.ganglion.workflow.live.Processors.Counting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSourceTest {
  @TempDir Path home;
  private final HttpClient client = HttpClient.newHttpClient();
  private LiveBench bench;
  private int port;

  @BeforeEach
  void port() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    bench = new LiveBench(home).processor("test.count", "1.0", new Counting("one"));
  }

  @AfterEach
  void close() {
    bench.collected.gate.countDown();
    bench.engine.close();
    client.shutdownNow();
  }

  private String flow(String end) {
    return "kind: live\nname: web\nqueue: 2\ncheckpoint: 0.05\nnodes:\n  posts: { uses: live.http, with: { port: " + port
        + ", patience: 0.5, largest: 1 } }\n"
        + "  count: { uses: test.count, from: posts }\n  end: { uses: " + end + ", from: count }\n";
  }

  private HttpResponse<String> post(String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/web/posts")).POST(HttpRequest.BodyPublishers.ofString(body));
    request.header("Content-Type", "application/json").header("Authorization", "Bearer " + Files.readString(home.resolve("live/token")).strip());
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aPostIsAnsweredWithWhatComesOut() throws Exception {
    bench.deploy(flow("live.answer"));
    HttpResponse<String> one = post("{\"n\":7}");
    assertEquals(200, one.statusCode(), one.body());
    assertEquals("{\"n\":7,\"count\":1,\"version\":\"one\"}", one.body());
    assertEquals("[{\"n\":8,\"count\":2,\"version\":\"one\"},{\"error\":\"count does not like 1\"}]", post("[{\"n\":8},{\"bad\":1}]").body());
    HttpResponse<String> bad = post("{\"bad\":1}");
    assertEquals(422, bad.statusCode());
    assertEquals("{\"error\":\"count does not like 1\"}", bad.body());
    assertEquals("{\"type\":\"image/png\",\"body\":\"/9g=\",\"count\":3,\"version\":\"one\"}",
        client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/web/posts")).header("Content-Type", "image/png")
            .header("Authorization", "Bearer " + Files.readString(home.resolve("live/token")).strip())
            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {-1, -40})).build(), HttpResponse.BodyHandlers.ofString()).body());
  }

  @Test
  void strangersAndNonsenseAreTurnedAway() throws Exception {
    bench.deploy(flow("live.answer"));
    assertEquals(401, post("{}", "Authorization", "Bearer nothing").statusCode());
    assertEquals(400, post("{\"n\":").statusCode());
    assertEquals(413, post("\"" + "x".repeat(1 << 20) + "\"").statusCode());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("live/token"))));
    assertEquals(0, bench.status().records());
    String sentence = assertThrows(IOException.class,
        () -> bench.deploy(flow("live.answer").replace("name: web", "name: other").replace("posts:", "p:").replace("from: posts", "from: p")
        .replace("patience", "path: /web/posts, patience"))).getMessage();
    assertTrue(sentence.contains("/web/posts belongs to web/posts; take another path or port"), sentence);
  }

  @Test
  void aPostIsAcknowledgedWhenItIsOnTheDiskAndProcessedAfterACrash() throws Exception {
    bench.collected.gate = new CountDownLatch(1);
    bench.deploy(flow("test.collect"));
    HttpResponse<String> one = post("[{\"n\":1},{\"n\":2}]");
    assertEquals(202, one.statusCode(), one.body());
    assertEquals("{\"accepted\":2}", one.body());
    // Nothing has come to its end; a second engine over a copy of the files is what would start after the power went.
    LiveBench second = new LiveBench(copy(home)).processor("test.count", "1.0", new Counting("two"));
    Path other = second.home;
    Files.writeString(other.resolve("live/web/deployed.json"), Files.readString(other.resolve("live/web/deployed.json"))
        .replace("port: " + port, "port: 0"));
    second.engine.start(other);
    await("came out", () -> second.collected.seen.size() == 2);
    assertEquals(List.of(1L, 2L), second.collected.values("n"));
    second.engine.close();
  }

  @Test
  void aWorkflowThatDoesNotKeepUpSaysSoInsteadOfForgetting() throws Exception {
    bench.collected.gate = new CountDownLatch(1);
    bench.deploy(flow("test.collect"));
    int accepted = 0;
    int status = 202;
    for (int i = 0; i < 2000 && status == 202; i++) {
      status = post("[{\"n\":" + i + "}]").statusCode();
      accepted += status == 202 ? 1 : 0;
    }
    assertEquals(503, status);
    bench.collected.gate.countDown();
    int kept = accepted;
    await("came out", () -> bench.collected.seen.size() >= kept);
  }

  private Path copy(Path from) throws IOException {
    Path to = from.resolve("copy");
    try (var files = Files.walk(from.resolve("live"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    return to;
  }
}
