package org.ganglion.rl.agents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ganglion.kit.json.Json;

/** Reference cases from the test resources. */
public final class PublishedCases {
  private PublishedCases() {}

  /** The cases of a file. */
  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> of(String file) throws IOException {
    try (InputStream in = PublishedCases.class.getResourceAsStream(file)) {
      return (List<Map<String, Object>>) Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** A row of numbers. */
  public static double[] numbers(Object list) {
    return ((List<?>) list).stream().mapToDouble(Json::number).toArray();
  }

  /** A row of flags. */
  public static boolean[] flags(Object list) {
    double[] values = numbers(list);
    boolean[] flags = new boolean[values.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = values[i] != 0;
    }
    return flags;
  }
}
