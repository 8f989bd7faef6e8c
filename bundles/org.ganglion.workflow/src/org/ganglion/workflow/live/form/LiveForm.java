package org.ganglion.workflow.live.form;

import java.util.List;
import java.util.Map;
import org.ganglion.workflow.form.Uses;
import org.ganglion.workflow.yaml.Place;
import org.ganglion.workflow.yaml.YamlNode;

/** A live workflow as it stands in its file. */
record LiveForm(String name, long seed, int queue, double checkpoint, double limit, List<Node> nodes) {
  /** A node as it stands in its file. */
  record Node(String id, Place place, Uses uses, List<Named> from, Map<String, List<Named>> inputs, YamlNode.Fields with) {}

  /** A name and where it stands. */
  record Named(Place place, String text) {}
}
