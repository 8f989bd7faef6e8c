package org.ganglion.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ganglion.kit.json.Json;

/** Somebody who talks to a server over HTTP. */
final class Client {
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();
  private final int port;
  private final String token;

  Client(int port, String token) {
    this.port = port;
    this.token = token;
  }

  /** One that reads where the server is, and the token, from the state folder. */
  static Client of(Path home) throws IOException {
    int port = ((Number) Json.readObject(Files.readString(home.resolve("server.json"))).get("port")).intValue();
    return new Client(port, Files.readString(home.resolve("server.token")));
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(30));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  int status(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  int status(String path, byte[] body) throws IOException, InterruptedException {
    return status(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
  }

  /** Lines of the answer, as they come. */
  Stream<String> lines(String path, String body) throws IOException, InterruptedException {
    return http.send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofLines()).body();
  }

  /** The last line of the answer. */
  Map<String, Object> last(String path, String body) throws IOException, InterruptedException {
    List<String> lines = lines(path, body).toList();
    return Json.readObject(lines.getLast());
  }
}
