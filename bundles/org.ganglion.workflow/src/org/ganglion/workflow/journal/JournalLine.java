package org.ganglion.workflow.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.ganglion.kit.json.Json;

/** The form of a line: a JSON object whose last field, {@code crc}, is the CRC-32 of the bytes before it. */
final class JournalLine {
  private static final String SUM = ",\"crc\":\"";
  private static final int TAIL = SUM.length() + 10;

  private JournalLine() {}

  static byte[] write(Entry entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("seq", entry.seq());
    fields.put("at", entry.at().toString());
    fields.put("type", entry.type());
    fields.putAll(entry.fields());
    String json = Json.write(fields);
    String body = json.substring(0, json.length() - 1);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return (body + SUM + sum(bytes, 0, bytes.length) + "\"}\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The entry of a line without its line feed; empty when it is not whole. */
  static Optional<Entry> read(byte[] file, int from, int to) {
    int end = to - TAIL;
    if (end <= from) {
      return Optional.empty();
    }
    String tail = new String(file, end, TAIL, StandardCharsets.ISO_8859_1);
    if (!tail.equals(SUM + sum(file, from, end) + "\"}")) {
      return Optional.empty();
    }
    try {
      Map<String, Object> fields = Json.readObject(new String(file, from, to - from, StandardCharsets.UTF_8));
      long seq = ((Number) fields.remove("seq")).longValue();
      Instant at = Instant.parse(String.valueOf(fields.remove("at")));
      String type = String.valueOf(fields.remove("type"));
      fields.remove("crc");
      return Optional.of(new Entry(seq, at, type, fields));
    } catch (IOException | DateTimeException | ClassCastException | NullPointerException e) {
      return Optional.empty();
    }
  }

  private static String sum(byte[] bytes, int from, int to) {
    CRC32 sum = new CRC32();
    sum.update(bytes, from, to - from);
    return String.format("%08x", sum.getValue());
  }
}
