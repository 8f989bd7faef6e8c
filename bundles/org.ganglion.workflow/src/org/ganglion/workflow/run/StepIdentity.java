package org.ganglion.workflow.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.workflow.leases.Offer;

/** Who a line of the journal is about: node, operator, version, plug-in digest, engine and instruction set. */
record StepIdentity(String step, Offer operator, Environment environment) {
  /** A line's fields, to which more may be added. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("step", step);
    fields.put("operator", operator.id());
    fields.put("version", operator.version());
    fields.put("plugin", operator.plugin().toString());
    fields.put("engine", environment.engine());
    fields.put("instructions", environment.instructions());
    return fields;
  }
}
