package org.ganglion.workflow.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.workflow.fakes.ChildProcess;
import org.ganglion.workflow.fakes.Figures;
import org.ganglion.workflow.live.record.RecordText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** A process that serves a live workflow is killed in mid-stream; {@code -Dganglion.live.kills=20} is the count of the study. */
class LiveKillTest {
  private static final int KILLS = Integer.getInteger("ganglion.live.kills", 2);

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final Set<String> acknowledged = new LinkedHashSet<>();
  private final Set<String> written = new LinkedHashSet<>();

  @Test
  void nothingThatWasAcknowledgedOrWrittenIsLost(TestReporter reporter) throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String flow = "kind: live\nname: flow\ncheckpoint: 0.05\nnodes:\n  lines: { uses: live.tail, with: { file: in.jsonl, every: 5 } }\n"
        + "  posts: { uses: live.http, with: { port: " + port
        + " } }\n  count: { uses: test.count, from: [lines, posts] }\n  out: { uses: live.file, from: count, with: { file: out.jsonl } }\n";
    for (int kill = 0; kill <= KILLS; kill++) {
      Process process = ChildProcess.start(LiveChild.class, home, kill == 0 ? flow : "start");
      try {
        feed(home, port, kill, process);
      } finally {
        process.destroyForcibly();
        process.waitFor();
      }
    }
    Process last = ChildProcess.start(LiveChild.class, home, "start");
    try {
      LiveBench.await("came out", () -> missing(home).isEmpty());
    } finally {
      last.destroyForcibly();
    }
    Map<String, Integer> seen = out(home);
    int doubled = seen.values().stream().mapToInt(count -> count - 1).sum();
    new Figures(reporter)
        .tell("killed", KILLS + 1 + " kills: " + acknowledged.size() + " acknowledged, " + written.size() + " lines written, 0 lost, " + doubled
        + " came out twice");
    assertTrue(acknowledged.size() > 20 * (KILLS + 1), "the test posts something");
    assertEquals(Set.of(), missing(home));
  }

  /** Posts and writes until so many were acknowledged; what is on its way at the kill may or may not have been kept. */
  private void feed(Path home, int port, int kill, Process process) throws Exception {
    int enough = acknowledged.size() + 60 + 37 * kill % 50;
    long end = System.nanoTime() + 30_000_000_000L;
    for (int i = 0; acknowledged.size() < enough && System.nanoTime() < end && process.isAlive(); i++) {
      String line = "line-" + kill + "-" + i;
      Files.writeString(home.resolve("in.jsonl"), "{\"id\":\"" + line + "\"}\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      written.add(line);
      String post = "post-" + kill + "-" + i;
      try {
        if (Files.exists(home.resolve("live/token")) && post(home, port, post) == 202) {
          acknowledged.add(post);
        }
      } catch (IOException e) {
        LockSupport.parkNanos(20_000_000);
      }
    }
  }

  private int post(Path home, int port, String id) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/flow/posts")).timeout(Duration.ofSeconds(5))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + Files.readString(home.resolve("live/token"))
            .strip()).POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"" + id + "\"}")).build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private Set<String> missing(Path home) {
    Set<String> missing = new TreeSet<>(acknowledged);
    missing.addAll(written);
    missing.removeAll(out(home).keySet());
    return missing;
  }

  private static Map<String, Integer> out(Path home) {
    Map<String, Integer> seen = new HashMap<>();
    try {
      for (String line : Files.readString(home.resolve("out.jsonl")).split("\n")) {
        if (line.endsWith("}")) {
          LiveRecord record = RecordText.read(line);
          seen.merge(String.valueOf(record.fields().get("id")), 1, Integer::sum);
        }
      }
    } catch (IOException e) {
      return seen;
    }
    return seen;
  }
}
