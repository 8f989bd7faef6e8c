package org.ganglion.compression.imported;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a file of a network does not say, and its user knows: how values enter, and what the outputs mean. */
public final class Knowledge {
  private Knowledge() {}

  /**
   * Facts of a model.
   *
   * @param classes names of the classes, one a line, of a classifier
   */
  public static Map<String, String> about(double scale, double shift, Optional<String> classes) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("scale", Double.toString(scale));
    about.put("shift", Double.toString(shift));
    classes.ifPresent(names -> {
      about.put("kind", "classifier");
      about.put("classes", names.strip());
    });
    return about;
  }
}
