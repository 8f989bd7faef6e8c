package org.ganglion.workflow.live.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.kit.json.Json;

/**
 * Records as JSON. For people and other programs bytes are written as Base64 and floats as numbers; in files of the platform both are kept apart as
 * {@code {"$bytes": …}} and {@code {"$floats": …}}, so that a record which is read again equals the one that was written. A line that is no object
 * is the record {@code {"value": …}}.
 */
public final class RecordText {
  private static final String BYTES = "$bytes";
  private static final String FLOATS = "$floats";

  private RecordText() {}

  /** The record of a JSON text; throws {@link IOException} with a clause when it is not JSON. */
  public static LiveRecord read(String json) throws IOException {
    return of(Json.read(json));
  }

  /** The records of a JSON text: an array of them, or one. */
  public static List<LiveRecord> readAll(String json) throws IOException {
    Object tree = Json.read(json);
    return tree instanceof List<?> list ? list.stream().map(RecordText::of).toList() : List.of(of(tree));
  }

  private static LiveRecord of(Object tree) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (tree instanceof Map<?, ?> map) {
      map.forEach((key, value) -> fields.put(key.toString(), value(value)));
    } else {
      fields.put("value", value(tree));
    }
    return new LiveRecord(fields);
  }

  private static Object value(Object value) {
    return switch (value) {
      case Integer number -> (Object) number.longValue();
      case Map<?, ?> map when map.size() == 1 && map.get(BYTES) instanceof String text -> Base64.getDecoder().decode(text);
      case Map<?, ?> map when map.size() == 1 && map.get(FLOATS) instanceof String text -> floats(Base64.getDecoder().decode(text));
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, each) -> copy.put(key.toString(), value(each)));
        yield copy;
      }
      case List<?> list -> {
        List<Object> copy = new ArrayList<>(list.size());
        list.forEach(each -> copy.add(value(each)));
        yield copy;
      }
      case null, default -> value;
    };
  }

  /** For people and other programs. */
  public static String write(LiveRecord record) {
    return Json.write(plain(record.fields(), false));
  }

  /** For files of the platform. */
  public static byte[] keep(LiveRecord record) {
    return Json.write(plain(record.fields(), true)).getBytes(StandardCharsets.UTF_8);
  }

  private static Object plain(Object value, boolean exact) {
    return switch (value) {
      case byte[] bytes -> exact ? Map.of(BYTES, Base64.getEncoder().encodeToString(bytes)) : Base64.getEncoder().encodeToString(bytes);
      case float[] numbers -> exact ? Map.of(FLOATS, Base64.getEncoder().encodeToString(bytes(numbers))) : list(numbers);
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, each) -> copy.put(key.toString(), plain(each, exact)));
        yield copy;
      }
      case List<?> list -> {
        List<Object> copy = new ArrayList<>(list.size());
        list.forEach(each -> copy.add(plain(each, exact)));
        yield copy;
      }
      case Double number when !Double.isFinite(number) -> number.toString();
      case Float number -> plain(number.doubleValue(), exact);
      case null, default -> value;
    };
  }

  private static List<Object> list(float[] numbers) {
    List<Object> list = new ArrayList<>(numbers.length);
    for (float number : numbers) {
      list.add(Float.isFinite(number) ? (Object) number : Float.toString(number));
    }
    return list;
  }

  private static byte[] bytes(float[] numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(numbers);
    return buffer.array();
  }

  private static float[] floats(byte[] bytes) {
    float[] numbers = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    return numbers;
  }
}
