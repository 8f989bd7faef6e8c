package org.ganglion.workflow.live;

import static org.ganglion.workflow.live.LiveBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.ganglion.workflow.live.sink.PrintSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code live.select}, {@code live.print} and {@code live.post}: if one of these failed, values would be lost or records would leave the platform
 * otherwise than said.
 */
class PlatformNodesTest {
  private static final String HEAD = "kind: live\nname: flow\nnodes:\n  lines: { uses: live.tail, with: { file: in.jsonl, every: 2 } }\n";

  @TempDir Path home;
  private LiveBench bench;

  @BeforeEach
  void begin() {
    bench = new LiveBench(home);
  }

  @AfterEach
  void end() {
    bench.engine.close();
  }

  @Test
  void selectKeepsRenamesAndAddsInTheOrderThatWasAsked() throws Exception {
    bench.deploy(HEAD + "  few: { uses: live.select, from: lines, with: { keep: [b, a], rename: { z: c }, add: { unit: mm } } }\n"
        + "  out: { uses: test.collect, from: few }\n");
    bench.append("in.jsonl", "{\"a\":1,\"b\":2,\"c\":3,\"d\":4}", "{\"a\":1}");
    await("came out", () -> bench.collected.seen.size() == 1 && bench.node("few").failed() == 1);
    assertEquals("{b=2, a=1, z=3, unit=mm}", bench.collected.seen.get(0).toString());
    assertTrue(Files.readString(home.resolve("live/flow/dead-letters.jsonl")).contains("has no value 'b', only a"));
  }

  @Test
  void printWritesALineForEachAndPassesOn() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    bench.processor("live.print", "1.0", new PrintSink(printed));
    bench.deploy(HEAD + "  shown: { uses: live.print, from: lines }\n  out: { uses: test.collect, from: shown }\n");
    bench.append("in.jsonl", "{\"n\":1,\"text\":\"a\\nb\"}", "{\"n\":2}");
    await("came out", () -> bench.collected.seen.size() == 2);
    assertEquals(List.of("{\"n\":1,\"text\":\"a\\nb\"}", "{\"n\":2}"), printed.toString(StandardCharsets.UTF_8).lines().toList());
  }

  @Test
  void postTriesAgainAndGivesUpWithTheReasonInTheDeadLetters() throws Exception {
    List<String> bodies = new CopyOnWriteArrayList<>();
    AtomicInteger calls = new AtomicInteger();
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      bodies.add(exchange.getRequestHeaders().getFirst("Content-Type") + " "
          + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(calls.incrementAndGet() == 2 ? 204 : 503, -1);
      exchange.close();
    });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/take";
      bench.deploy(HEAD + "  sent: { uses: live.post, from: lines, with: { url: '" + url
          + "', tries: 2 } }\n  out: { uses: test.collect, from: sent }\n");
      bench.append("in.jsonl", "{\"n\":1}", "{\"n\":2}");
      await("was given up", () -> bench.collected.seen.size() == 1 && bench.node("sent").failed() == 1);
      assertEquals(List.of("application/json {\"n\":1}", "application/json {\"n\":1}", "application/json {\"n\":2}", "application/json {\"n\":2}"),
          bodies);
      assertTrue(Files.readString(home.resolve("live/flow/dead-letters.jsonl")).contains("did not take the record in 2 tries: it answers 503"));
      assertThrows(Exception.class, () -> bench.deploy(HEAD + "  sent: { uses: live.post, from: lines, with: { url: 'nowhere' } }\n"));
    } finally {
      server.stop(0);
    }
  }
}
