package org.ganglion.cli.text;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.data.Records;

/** Values of the runtime as JSON on one line: records as objects, times as ISO 8601 in UTC, durations as seconds, numbers that JSON lacks as text. */
public final class Json {
  private static final JSON FORM = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private Json() {}

  public static String of(Object value) {
    try {
      return FORM.asString(plain(Records.write(value)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, each) -> copy.put(key.toString(), plain(each)));
        yield copy;
      }
      case List<?> list -> list.stream().map(Json::plain).toList();
      case double[] numbers -> Arrays.stream(numbers).mapToObj(Json::plain).toList();
      case Double number when !Double.isFinite(number) -> number.toString();
      case Duration time -> time.toMillis() / 1000.0;
      case Instant time -> time.toString();
      case Path path -> path.toString();
      case null, default -> value;
    };
  }
}
