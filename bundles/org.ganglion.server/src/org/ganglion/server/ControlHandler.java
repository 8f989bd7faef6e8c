package org.ganglion.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.kit.json.Json;
import org.ganglion.runtime.api.WorkflowException;
import org.ganglion.runtime.api.control.ControlCommands;
import org.ganglion.runtime.api.control.ControlException;
import org.ganglion.runtime.api.plugins.PluginException;

/** One request: whoever shows the token is the user; what fails is told in the last line. */
final class ControlHandler implements HttpHandler {
  /** Bytes of a request: workflows are sent as text. */
  static final int LARGEST = 16 << 20;
  private static final String ROOT = "/v1/";

  private final byte[] authorization;
  private final Map<String, ControlCommands> commands;

  ControlHandler(String token, Map<String, ControlCommands> commands) {
    this.authorization = ("Bearer " + token).getBytes(StandardCharsets.US_ASCII);
    this.commands = commands;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String given = exchange.getRequestHeaders().getFirst("Authorization");
      if (given == null || !MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8))) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      String path = exchange.getRequestURI().getPath();
      int slash = path.indexOf('/', ROOT.length());
      ControlCommands group = path.startsWith(ROOT) && slash > 0 ? commands.get(path.substring(ROOT.length(), slash)) : null;
      if (group == null || !exchange.getRequestMethod().equals("POST")) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
      if (body.length > LARGEST) {
        exchange.sendResponseHeaders(413, -1);
        return;
      }
      exchange.getResponseHeaders().add("Content-Type", "application/x-ndjson");
      exchange.sendResponseHeaders(200, 0);
      answer(group, path.substring(slash + 1), new String(body, StandardCharsets.UTF_8), exchange.getResponseBody());
    }
  }

  private static void answer(ControlCommands group, String command, String body, OutputStream out) throws IOException {
    Map<String, Object> last = new LinkedHashMap<>();
    try {
      Map<String, Object> arguments = body.isBlank() ? Map.of() : Json.readObject(body);
      last.put("answer", group.answer(command, arguments, event -> tell(out, Map.of("event", event))));
    } catch (PluginException | ControlException | WorkflowException | IOException e) {
      last.put("problem", String.valueOf(e.getMessage()));
      last.put("internal", false);
    } catch (UncheckedIOException e) {
      // The client has gone; there is nobody to tell.
      return;
    } catch (Throwable e) {
      // The server goes on whatever one command does.
      last.put("problem", "the server broke with " + e);
      last.put("internal", true);
    }
    tell(out, last);
  }

  private static void tell(OutputStream out, Map<String, Object> line) {
    try {
      out.write((Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
