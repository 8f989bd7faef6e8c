package org.ganglion.server.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.ganglion.kit.json.Json;
import org.ganglion.runtime.api.control.ControlException;

/**
 * The server over a state folder: {@code server.json} says where it listens, {@code server.token} lets its user in. Both are read at every call, so
 * that a server that was started anew is found.
 */
public final class ControlClient implements ControlCall, AutoCloseable {
  /** A server begins its answer at once, however long the command takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path home;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  public ControlClient(Path home) {
    this.home = home;
  }

  /** Whether a server's process is there. */
  public static boolean there(Path home) {
    try {
      return Files.exists(home.resolve("server.json")) && ProcessHandle.of(((Number) about(home).get("pid")).longValue()).isPresent();
    } catch (IOException | RuntimeException e) {
      // What a server that is just ending leaves behind is no server.
      return false;
    }
  }

  private static Map<String, Object> about(Path home) throws IOException {
    return Json.readObject(Files.readString(home.resolve("server.json")));
  }

  @Override
  public Map<String, Object> send(String command, Map<String, Object> arguments, Consumer<Map<String, Object>> events) throws IOException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + about(home).get("port") + "/v1/" + command))
              .header("Authorization", "Bearer " + Files.readString(home.resolve("server.token")).strip())
              .timeout(PATIENCE)
              .POST(HttpRequest.BodyPublishers.ofString(Json.write(arguments)))
              .build();
      HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return switch (response.statusCode()) {
          case 200 -> answer(body, events);
          case 401 -> throw new ControlException("the server over " + home + " does not accept the token in " + home.resolve("server.token"));
          default -> throw new ControlException("the server over " + home + " does not know the command " + command);
        };
      }
    } catch (NoSuchFileException | ConnectException e) {
      throw new NoServerException("no server runs over " + home + "; 'ganglion serve' starts one");
    } catch (HttpTimeoutException e) {
      throw new NoServerException("the server over " + home + " does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ControlException("interrupted while the server worked; it goes on");
    }
  }

  private static Map<String, Object> answer(InputStream body, Consumer<Map<String, Object>> events) throws IOException {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Map<String, Object> tree = Json.readObject(line);
        if (tree.get("event") instanceof Map<?, ?> event) {
          events.accept(object(event));
        } else if (tree.get("problem") instanceof String problem) {
          if (Boolean.TRUE.equals(tree.get("internal"))) {
            throw new IllegalStateException(problem);
          }
          throw new ControlException(problem);
        } else {
          return object((Map<?, ?>) tree.get("answer"));
        }
      }
    } catch (ControlException | IllegalStateException e) {
      throw e;
    } catch (IOException e) {
      throw new NoServerException("the server ended before it had answered");
    }
    throw new NoServerException("the server ended before it had answered");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Map<?, ?> tree) {
    return (Map<String, Object>) tree;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
