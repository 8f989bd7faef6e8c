package org.ganglion.gan.source;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be wanted of a sample: one of some classes, or several attributes at once.
 *
 * @param names of the classes or attributes, in the order of the condition's values
 */
public record Conditions(Kind kind, List<String> names) {
  /** Nothing can be wanted. */
  public static final Conditions NONE = new Conditions(Kind.NONE, List.of());

  private static final String KIND = "condition";
  private static final String NAMES = "conditions";

  public Conditions {
    names = List.copyOf(names);
  }

  /** Which property of the images a GAN is to obey. */
  public enum Kind {
    /** None. */
    NONE,
    /** The class, as one-hot. */
    LABELS,
    /** The attributes, as they are. */
    ATTRIBUTES
  }

  /** Values of a condition. */
  public int width() {
    return names.size();
  }

  /** As facts of a model; names stand one a line. */
  public Map<String, String> about() {
    Map<String, String> about = new LinkedHashMap<>();
    if (kind != Kind.NONE) {
      about.put(KIND, kind.name());
      about.put(NAMES, String.join("\n", names));
    }
    return about;
  }

  /** From facts of a model. */
  public static Conditions of(Map<String, String> about) {
    String kind = about.get(KIND);
    return kind == null ? NONE : new Conditions(Kind.valueOf(kind), Arrays.asList(about.getOrDefault(NAMES, "").split("\n")));
  }
}
