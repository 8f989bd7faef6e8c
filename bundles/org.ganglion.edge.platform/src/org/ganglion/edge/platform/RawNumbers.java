package org.ganglion.edge.platform;

import java.util.List;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.operator.InputException;
import org.ganglion.edge.model.EdgeValue;
import org.ganglion.edge.run.PngImage;

/** The raw numbers of a record, in the forms that records hold them. */
final class RawNumbers {
  /** What a post becomes that is no JSON. */
  static final String BODY = "body";

  static final String TYPE = "type";

  private RawNumbers() {}

  /**
   * Fills {@code raw} from a value of the record, or from a posted body where there is no such value; {@code null} in a list is a missing number.
   *
   * @throws InputException when there is no such value, or not as many numbers as the model takes
   */
  static void read(LiveRecord record, String name, float[] raw, EdgeValue input) {
    if (!record.fields().containsKey(name) && record.fields().get(BODY) instanceof byte[] body) {
      body(body, String.valueOf(record.fields().get(TYPE)), raw, input);
      return;
    }
    Object value = record.fields().get(name);
    switch (value) {
      case List<?> list -> {
        count(name, list.size(), raw.length);
        for (int k = 0; k < raw.length; k++) {
          raw[k] = number(name, k, list.get(k));
        }
      }
      case byte[] bytes -> bytes(name, bytes, raw);
      case float[] floats -> {
        count(name, floats.length, raw.length);
        System.arraycopy(floats, 0, raw, 0, raw.length);
      }
      case Number number when raw.length == 1 -> raw[0] = number.floatValue();
      case null, default -> throw new InputException(
          "the record has no numbers in '" + name + "'; it has " + String.join(", ", record.fields().keySet()));
    }
  }

  private static void body(byte[] body, String type, float[] raw, EdgeValue input) {
    if (!type.contains("png")) {
      bytes("the body", body, raw);
      return;
    }
    try {
      PngImage.read(body).fill(raw, input);
    } catch (IllegalArgumentException unfit) {
      throw new InputException(unfit.getMessage(), unfit);
    }
  }

  private static void bytes(String name, byte[] bytes, float[] raw) {
    count(name, bytes.length, raw.length);
    for (int k = 0; k < raw.length; k++) {
      raw[k] = bytes[k] & 255;
    }
  }

  private static float number(String name, int index, Object element) {
    return switch (element) {
      case Number number -> number.floatValue();
      case null -> Float.NaN;
      default -> throw new InputException("'" + name + "' has at place " + index + " no number but '" + element + "'");
    };
  }

  private static void count(String name, int given, int wanted) {
    if (given != wanted) {
      throw new InputException("'" + name + "' has " + given + " numbers, and the package's model takes " + wanted);
    }
  }
}
