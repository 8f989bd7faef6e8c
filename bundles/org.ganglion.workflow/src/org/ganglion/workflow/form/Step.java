package org.ganglion.workflow.form;

import java.util.List;
import java.util.Map;
import org.ganglion.workflow.yaml.Place;
import org.ganglion.workflow.yaml.YamlNode;

/**
 * A step as it stands in its file.
 *
 * @param inputs port to what feeds it
 * @param with parameters as they stand, empty when there are none
 * @param after steps that must have ended before, though no value comes from them
 */
public record Step(String id, Place place, Uses uses, Map<String, Input> inputs, YamlNode.Fields with, List<Reference> after) {
  /** What feeds a port: one reference, or several in a list. */
  public record Input(Place place, boolean list, List<Reference> references) {}
}
