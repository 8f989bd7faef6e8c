package org.ganglion.benchmarks.result;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results as a list of JSON objects. */
public final class Json {
  private Json() {}

  /** The text; {@code bar} is the floor, or null. */
  public static String of(List<Ratio> ratios) {
    if (ratios.isEmpty()) {
      return "[]\n";
    }
    return ratios.stream().map(Json::object).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
  }

  private static String object(Ratio ratio) {
    return String.format(Locale.ROOT,
        "{\"row\": \"%s\", \"engine\": \"%s\", \"peer\": \"%s\", \"ratio\": %.5f, \"low\": %.5f, \"high\": %.5f, \"bar\": %s}",
        ratio.row(), ratio.engine(), ratio.bar().peer(), ratio.ratio().median(), ratio.ratio().low(), ratio.ratio().high(), ratio.bar().set()
        ? ratio.bar().floor() : null);
  }
}
