package org.ganglion.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.ganglion.api.live.LiveContext;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.api.operator.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** If these fail, nobody hears of a flag, or of one that there was not. */
class PostFlagsTest {
  private static final LiveRecord QUIET = new LiveRecord(Map.of("a", 1.0));
  private static final LiveRecord FLAGGED = new LiveRecord(Map.of("a", 9.0, "flag", "alarm"));

  @TempDir Path folder;

  private static LiveContext context() {
    return new LiveContext() {
      @Override
      public String workflow() {
        return "test";
      }

      @Override
      public String node() {
        return "flags";
      }

      @Override
      public long seed() {
        return 1;
      }

      @Override
      public void log(String sentence) {
        assertTrue(!sentence.isEmpty());
      }

      @Override
      public <T> T use(Class<T> type, String id) {
        throw new InputException("there is none");
      }
    };
  }

  private static Processor open(Optional<String> webhook, Optional<String> file) throws IOException {
    return new PostFlags().open(new PostFlags.In(), new PostFlags.Params(webhook, file), context());
  }

  @Test
  void aFlagIsALineOfTheFileAndEveryRecordGoesOn() throws Exception {
    Path file = folder.resolve("new/flags.jsonl");
    List<LiveRecord> out = new ArrayList<>();
    try (Processor processor = open(Optional.empty(), Optional.of(file.toString()))) {
      processor.process(QUIET, out::add);
      processor.process(FLAGGED, out::add);
    }
    assertEquals(List.of(QUIET, FLAGGED), out);
    List<String> lines = Files.readAllLines(file);
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).contains("\"flag\":\"alarm\""), lines.get(0));
  }

  @Test
  void aWebhookGetsTheFlagAndItsRefusalIsAFailure() throws Exception {
    BlockingQueue<String> posted = new LinkedBlockingQueue<>();
    int[] answer = {204};
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(answer[0], -1);
      exchange.close();
    });
    server.start();
    try (Processor processor = open(Optional.of("http://127.0.0.1:" + server.getAddress().getPort() + "/hook"), Optional.empty())) {
      processor.process(QUIET, record -> { });
      processor.process(FLAGGED, record -> { });
      assertEquals(1, posted.size());
      assertTrue(posted.take().contains("alarm"));
      answer[0] = 500;
      String said = assertThrows(IOException.class, () -> processor.process(FLAGGED, record -> { })).getMessage();
      assertTrue(said.endsWith("answered 500 to a flag"), said);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void twoPlacesOrNoneAreRefused() {
    assertThrows(InputException.class, () -> open(Optional.empty(), Optional.empty()));
    assertThrows(InputException.class, () -> open(Optional.of("http://a"), Optional.of("b")));
  }
}
