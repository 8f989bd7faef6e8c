package org.ganglion.workflow.live.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.kit.json.Json;
import org.ganglion.workflow.live.record.RecordText;

/** Reads requests and writes replies. A body is a JSON object, a JSON array of records, lines of them (NDJSON), or bytes of any other type. */
final class Doorman {
  private static final String BEARER = "Bearer ";

  private Doorman() {}

  static void serve(HttpExchange exchange, Door door) throws IOException {
    try (exchange) {
      reply(exchange, answer(exchange, door));
    }
  }

  private static Door.Reply answer(HttpExchange exchange, Door door) {
    try {
      if (door == null) {
        return problem(404, "nothing listens at " + exchange.getRequestURI().getPath());
      }
      if (!allowed(exchange, door.token())) {
        return problem(401, "show the token: Authorization: Bearer ...");
      }
      if (!exchange.getRequestMethod().equals("POST")) {
        return problem(405, "records are posted");
      }
      byte[] body = exchange.getRequestBody().readNBytes(door.largest() + 1);
      if (body.length > door.largest()) {
        return problem(413, "a request has " + door.largest() + " bytes at most");
      }
      String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")).toLowerCase(Locale.ROOT);
      List<LiveRecord> records = records(type, body);
      return door.take(records, !type.contains("ndjson") && (body.length == 0 || !type.contains("json") || firstSign(body) != '['));
    } catch (IOException e) {
      return problem(400, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return problem(503, "the workflow is being stopped");
    } catch (RuntimeException e) {
      return problem(500, e.toString());
    }
  }

  private static boolean allowed(HttpExchange exchange, String token) {
    String shown = exchange.getRequestHeaders().getFirst("Authorization");
    return token.isEmpty()
        || shown != null
            && shown.startsWith(BEARER)
            && MessageDigest.isEqual(shown.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8),
                token.getBytes(StandardCharsets.UTF_8));
  }

  private static List<LiveRecord> records(String type, byte[] body) throws IOException {
    if (type.contains("ndjson")) {
      List<LiveRecord> records = new ArrayList<>();
      for (String line : new String(body, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList()) {
        records.add(RecordText.read(line));
      }
      return records;
    }
    if (type.contains("json")) {
      return RecordText.readAll(new String(body, StandardCharsets.UTF_8));
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", type);
    fields.put("body", body);
    return List.of(new LiveRecord(fields));
  }

  private static int firstSign(byte[] body) {
    for (byte each : body) {
      if (each > ' ') {
        return each;
      }
    }
    return 0;
  }

  static Door.Reply problem(int status, String sentence) {
    return new Door.Reply(status, Json.write(Map.of("error", String.valueOf(sentence))));
  }

  private static void reply(HttpExchange exchange, Door.Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    if (reply.status() == 401) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
    }
    if (body.length > 0) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
    }
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
