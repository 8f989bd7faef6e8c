package org.ganglion.cli.server;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.ganglion.cli.Client;
import org.ganglion.cli.UserException;

/** The server over a state folder, by the control protocol: {@code server.json} says where it listens, {@code server.token} lets its user in. */
public final class HttpControl implements Client.Server {
  @Override
  public boolean runs(Path home) {
    try {
      return Files.exists(home.resolve("server.json")) && ProcessHandle.of(((Number) about(home).get("pid")).longValue()).isPresent();
    } catch (IOException | RuntimeException e) {
      // What a server that is just ending leaves behind is no server.
      return false;
    }
  }

  private static Map<String, Object> about(Path home) throws IOException {
    return JSON.std.mapFrom(Files.readString(home.resolve("server.json")));
  }

  @Override
  public Map<String, Object> call(Path home, String command, Map<String, Object> arguments, Consumer<Map<String, Object>> events) throws IOException {
    HttpRequest request;
    try {
      request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + about(home).get("port") + "/v1/" + command))
              .header("Authorization", "Bearer " + Files.readString(home.resolve("server.token")).strip())
              .POST(HttpRequest.BodyPublishers.ofString(JSON.std.asString(arguments)))
              .build();
    } catch (NoSuchFileException e) {
      throw none(home);
    }
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() == 401) {
        throw new UserException("the server over " + home + " does not accept the token in " + home.resolve("server.token"));
      }
      if (response.statusCode() != 200) {
        throw new UserException("the server over " + home + " does not know the command " + command);
      }
      return answer(response.body(), events);
    } catch (ConnectException e) {
      throw none(home);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("interrupted while the server worked; it goes on");
    }
  }

  private static UserException none(Path home) {
    return new UserException("no server runs over " + home + "; 'ganglion serve' starts one");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> answer(InputStream body, Consumer<Map<String, Object>> events) throws IOException {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Map<String, Object> tree = JSON.std.mapFrom(line);
        if (tree.get("event") instanceof Map<?, ?> event) {
          events.accept((Map<String, Object>) event);
        } else if (tree.get("problem") instanceof String problem) {
          if (Boolean.TRUE.equals(tree.get("internal"))) {
            throw new IllegalStateException(problem);
          }
          throw new UserException(problem);
        } else {
          return (Map<String, Object>) tree.get("answer");
        }
      }
    }
    throw new IOException("the server ended before it had answered");
  }
}
