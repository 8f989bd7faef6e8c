package org.ganglion.workflow.form;

import java.util.Optional;
import org.ganglion.workflow.yaml.Place;

/** A step, or one of its ports: {@code gan}, {@code gan.generator}. */
public record Reference(Place place, String step, Optional<String> port) {
  /** From text. */
  static Reference of(Place place, String text) {
    int dot = text.indexOf('.');
    return dot < 0 ? new Reference(place, text, Optional.empty())
        : new Reference(place, text.substring(0, dot), Optional.of(text.substring(dot + 1)));
  }

  @Override
  public String toString() {
    return step + port.map(name -> "." + name).orElse("");
  }
}
