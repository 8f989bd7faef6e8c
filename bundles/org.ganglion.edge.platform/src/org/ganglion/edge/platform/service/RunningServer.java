package org.ganglion.edge.platform.service;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.kit.json.Json;
import org.ganglion.runtime.api.WorkflowSource;

/** The server of another process over a state folder, by its control protocol. */
record RunningServer(Path home, long port) {
  /** The server, if there is one; {@code ganglion serve} leaves word of it in the folder. One in this very process is none. */
  static Optional<RunningServer> over(Path home) {
    try {
      Map<String, Object> about = Json.readObject(Files.readString(home.resolve("server.json")));
      long process = ((Number) about.get("pid")).longValue();
      boolean there = process != ProcessHandle.current().pid() && ProcessHandle.of(process).isPresent();
      return there ? Optional.of(new RunningServer(home, ((Number) about.get("port")).longValue())) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // What a server that is just ending leaves behind is no server.
      return Optional.empty();
    }
  }

  /** Whether this process is the server over the folder. */
  static boolean isThisProcess(Path home) {
    try {
      return ((Number) Json.readObject(Files.readString(home.resolve("server.json"))).get("pid")).longValue() == ProcessHandle.current().pid();
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /**
   * Deploys a live workflow there.
   *
   * @throws IOException with a sentence when it was not
   */
  void deploy(WorkflowSource source) throws IOException {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("home", home.toString());
    arguments.put("file", source.file().toString());
    arguments.put("text", source.text());
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/live/deploy"))
        .header("Authorization", "Bearer " + Files.readString(home.resolve("server.token")).strip())
        .POST(HttpRequest.BodyPublishers.ofString(Json.write(arguments)))
        .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException("the server over " + home + " answers with status " + response.statusCode());
      }
      Map<String, Object> last = Json.readObject(response.body().lines().reduce((first, second) -> second).orElse("{}"));
      if (last.get("problem") instanceof String problem) {
        throw new IOException(problem);
      }
      if (last.get("answer") instanceof Map<?, ?> answer && answer.get("problems") instanceof List<?> problems) {
        throw new IOException(String.valueOf(problems.get(0)));
      }
    } catch (ConnectException e) {
      throw new IOException("the server over " + home + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the server worked", e);
    }
  }
}
