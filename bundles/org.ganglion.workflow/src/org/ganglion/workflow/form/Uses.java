package org.ganglion.workflow.form;

import java.util.Optional;
import org.ganglion.workflow.yaml.Place;
import org.osgi.framework.VersionRange;

/**
 * The operator that a step asks for: {@code gan.train}, {@code gan.train@1.2} (that or higher), {@code gan.train@[1.0,2)}.
 *
 * @param range versions that fit; empty: any
 */
public record Uses(Place place, String id, Optional<VersionRange> range) {
  /**
   * From text.
   *
   * @throws IllegalArgumentException when what stands behind the @ is no version range
   */
  public static Uses of(Place place, String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      return new Uses(place, text.strip(), Optional.empty());
    }
    return new Uses(place, text.substring(0, at).strip(), Optional.of(new VersionRange(text.substring(at + 1).strip())));
  }

  @Override
  public String toString() {
    return id + range.map(versions -> "@" + versions).orElse("");
  }
}
