package org.ganglion.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.ganglion.runtime.api.control.ControlCommands;
import org.ganglion.runtime.api.control.ControlException;
import org.ganglion.runtime.api.control.ControlServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The control protocol over HTTP: if one of these failed, somebody else than the user could command the platform, or one bad client could stop it.
 */
class LoopbackServerTest {
  @TempDir Path home;
  private final CountDownLatch release = new CountDownLatch(1);
  private final CyclicBarrier together = new CyclicBarrier(16);
  private LoopbackServer server;
  private ControlServer.Serving serving;

  private final ControlCommands commands = (command, arguments, events) -> switch (command) {
    case "echo" -> Map.of("arguments", arguments);
    case "meet" -> {
      together.await(20, TimeUnit.SECONDS);
      yield Map.of("who", arguments.get("who"));
    }
    case "wait" -> {
      events.accept(Map.of("step", "begun"));
      release.await(20, TimeUnit.SECONDS);
      yield Map.of();
    }
    case "break" -> throw new NoClassDefFoundError("gone/Helper");
    default -> throw new ControlException("there is no command try/" + command);
  };

  @BeforeEach
  void begin() throws IOException {
    server = new LoopbackServer();
    server.add(commands, Map.of(ControlCommands.PREFIX, "try"));
    serving = server.serve(home);
  }

  @AfterEach
  void end() throws IOException {
    release.countDown();
    serving.close();
  }

  @Test
  void nobodyWithoutTheTokenIsHeard() throws Exception {
    int port = serving.port();
    String token = Files.readString(home.resolve("server.token"));
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    assertEquals(200, new Client(port, token).status("/v1/try/echo", body));
    for (String wrong : List.of("", "x", token + "0", token.substring(1), token.toUpperCase())) {
      assertEquals(401, new Client(port, wrong).status("/v1/try/echo", body), wrong);
      assertEquals(401, new Client(port, wrong).status("/v1/absent/echo", body), "nor is it told what is there: " + wrong);
    }
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("server.token"))));
    assertTrue(token.matches("[0-9a-f]{64}"), token);
  }

  @Test
  void itListensOnTheLoopbackAlone() throws Exception {
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(each.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          try (Socket socket = new Socket()) {
            assertThrows(IOException.class, () -> socket.connect(new InetSocketAddress(address, serving.port()), 2_000), address.toString());
          }
        }
      }
    }
  }

  @Test
  void whatIsNoCommandIsAnsweredAsSuch() throws Exception {
    Client client = Client.of(home);
    assertEquals(404, client.status(client.request("/v1/try/echo").GET().build()));
    assertEquals(404, client.status(client.request("/v1/try/echo").method("DELETE", HttpRequest.BodyPublishers.noBody()).build()));
    for (String path : List.of("/", "/v1/", "/v1/try", "/v1/absent/echo", "/v2/try/echo", "/v1/../try/echo")) {
      assertEquals(404, client.status(path, new byte[0]), path);
    }
    assertEquals(Map.of("problem", "there is no command try/absent", "internal", false), client.last("/v1/try/absent", "{}"));
  }

  @Test
  void badBodiesAreToldInOneSentence() throws Exception {
    Client client = Client.of(home);
    for (String body : List.of("{", "[]", "no JSON", "{\"a\":}", "\u0000", "null", "[".repeat(100_000))) {
      Map<String, Object> answer = client.last("/v1/try/echo", body);
      assertEquals(false, answer.get("internal"), body.substring(0, Math.min(10, body.length())) + " " + answer);
      assertEquals(1, String.valueOf(answer.get("problem")).lines().count(), answer.toString());
    }
    assertEquals(Map.of("answer", Map.of("arguments", Map.of())), client.last("/v1/try/echo", ""));
  }

  @Test
  void aBodyBeyondTheLimitIsRefused() throws Exception {
    assertEquals(413, Client.of(home).status("/v1/try/echo", new byte[ControlHandler.LARGEST + 1]));
    assertEquals(Map.of("a", 1), ((Map<?, ?>) Client.of(home).last("/v1/try/echo", "{\"a\":1}").get("answer")).get("arguments"),
        "and the next one is heard");
  }

  @Test
  void aCommandThatBreaksIsToldAndTheServerGoesOn() throws Exception {
    Map<String, Object> answer = Client.of(home).last("/v1/try/break", "{}");
    assertEquals(true, answer.get("internal"));
    assertTrue(String.valueOf(answer.get("problem")).contains("NoClassDefFoundError"), answer.toString());
    assertEquals(200, Client.of(home).status("/v1/try/echo", new byte[0]));
  }

  @Test
  void eventsComeWhileTheCommandWorks() throws Exception {
    Iterator<String> lines = Client.of(home).lines("/v1/try/wait", "{}").iterator();
    assertEquals("{\"event\":{\"step\":\"begun\"}}", lines.next());
    release.countDown();
    assertEquals("{\"answer\":{}}", lines.next());
    assertFalse(lines.hasNext());
  }

  @Test
  void clientsAreAnsweredAtOnceEachItsOwn() throws Exception {
    List<Future<Map<String, Object>>> answers = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < 16; i++) {
        int who = i;
        answers.add(clients.submit(() -> Client.of(home).last("/v1/try/meet", "{\"who\":" + who + "}")));
      }
      for (int i = 0; i < 16; i++) {
        assertEquals(Map.of("answer", Map.of("who", i)), answers.get(i).get(30, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void aClientThatStopsInTheMiddleHoldsUpNobody() throws Exception {
    try (Socket half = new Socket("127.0.0.1", serving.port())) {
      half.getOutputStream().write(("POST /v1/try/echo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Files.readString(home.resolve("server.token"))
          + "\r\nContent-Length: 1000\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
      half.getOutputStream().flush();
      assertEquals(200, Client.of(home).status("/v1/try/echo", new byte[0]));
    }
  }

  @Test
  void oneServerHasAFolderAndLeavesItClean() throws Exception {
    String sentence = assertThrows(ControlException.class, () -> new LoopbackServer().serve(home)).getMessage();
    assertTrue(sentence.contains("another server has the state folder"), sentence);
    int port = serving.port();
    serving.close();
    assertFalse(Files.exists(home.resolve("server.json")));
    assertFalse(Files.exists(home.resolve("server.token")));
    assertThrows(IOException.class, () -> new Client(port, "x").status("/v1/try/echo", new byte[0]));
    serving = server.serve(home);
    assertEquals(200, Client.of(home).status("/v1/try/echo", new byte[0]), "the next one gets it");
  }

  /** If this failed, replacing the bundle of a group of commands would take the group away. */
  @Test
  void aSuccessorThatComesFirstStaysWhenItsPredecessorGoes() throws Exception {
    ControlCommands next = (command, arguments, events) -> Map.of("new", true);
    server.add(next, Map.of(ControlCommands.PREFIX, "try"));
    server.remove(commands, Map.of(ControlCommands.PREFIX, "try"));
    assertEquals(Map.of("answer", Map.of("new", true)), Client.of(home).last("/v1/try/echo", "{}"));
    server.remove(next, Map.of(ControlCommands.PREFIX, "try"));
    assertEquals(404, Client.of(home).status("/v1/try/echo", new byte[0]));
  }
}
