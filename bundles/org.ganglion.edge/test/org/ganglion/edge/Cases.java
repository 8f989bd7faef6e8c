package org.ganglion.edge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers out of the JSON files of cases; the bundle has no JSON library, and wants none. */
public final class Cases {
  private Cases() {}

  public static String text(String name) throws IOException {
    try (InputStream in = Cases.class.getResourceAsStream("/org/ganglion/edge/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** All numbers of the array (of arrays) or the single number that follows a key. */
  public static double[] numbers(String json, String key) {
    Matcher start = Pattern.compile("\"" + key + "\"\\s*:\\s*").matcher(json);
    if (!start.find()) {
      throw new IllegalArgumentException("no " + key);
    }
    int at = start.end();
    int end = at;
    int depth = 0;
    do {
      depth += json.charAt(end) == '[' ? 1 : json.charAt(end) == ']' ? -1 : 0;
      end++;
    } while (depth > 0 || "],}".indexOf(json.charAt(end)) < 0 && depth == 0 && json.charAt(at) != '[');
    return Pattern.compile("-?[0-9][-+.0-9eE]*").matcher(json.substring(at, end)).results().mapToDouble(m -> Double.parseDouble(m.group())).toArray();
  }

  public static int[] whole(double[] numbers) {
    int[] whole = new int[numbers.length];
    for (int k = 0; k < whole.length; k++) {
      whole[k] = (int) numbers[k];
    }
    return whole;
  }

  public static byte[] bytes(double[] numbers) {
    byte[] bytes = new byte[numbers.length];
    for (int k = 0; k < bytes.length; k++) {
      bytes[k] = (byte) numbers[k];
    }
    return bytes;
  }

  public static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int k = 0; k < floats.length; k++) {
      floats[k] = (float) numbers[k];
    }
    return floats;
  }
}
