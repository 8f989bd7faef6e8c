package org.ganglion.rl.environments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.ganglion.rl.environments.bridge.Json;

/** Gymnasium's published behaviour, from the test resources. */
public final class ReferenceData {
  private ReferenceData() {}

  /** The tree of a file; packed files end in {@code .gz}. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> read(String file) {
    try (InputStream raw = ReferenceData.class.getResourceAsStream("gymnasium/" + file);
        InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return (Map<String, Object>) Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list of trees. */
  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> list(Object value) {
    return (List<Map<String, Object>>) value;
  }

  /** A list of numbers, or one number. */
  public static double[] numbers(Object value) {
    return value instanceof List<?> list ? list.stream().mapToDouble(each -> (Double) each).toArray() : new double[] {(Double) value};
  }
}
