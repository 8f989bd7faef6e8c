package org.ganglion.workflow.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.api.operator.OperatorDescriptor.PortDescriptor;
import org.ganglion.kit.json.Json;
import org.ganglion.workflow.form.Uses;

/** JSON Schema (draft 2020-12) of the files of live workflows. */
public final class LiveSchema {
  private static final Map<String, Object> NAME = Map.of("type", "string", "pattern", "^[A-Za-z][A-Za-z0-9_-]{0,63}$");

  private final Map<String, Object> definitions = new LinkedHashMap<>();

  private LiveSchema() {}

  /** The schema as JSON. */
  public static String of(List<OperatorDescriptor> types) {
    return Json.pretty(new LiveSchema().workflow(types));
  }

  private Map<String, Object> workflow(List<OperatorDescriptor> types) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("kind", Map.of("const", "live"));
    properties.put("name", NAME);
    properties.put("seed", described("integer", "All random numbers come from it."));
    properties.put("queue", described("integer", "Records that wait before a node at most; 1024 where it is left out."));
    properties.put("checkpoint", described("number", "Seconds between two savings of states and positions; 1 where it is left out."));
    properties.put("limit", described("number", "Seconds that a processor may take for one record; 60 where it is left out."));
    Map<String, Object> nodes = new LinkedHashMap<>();
    nodes.put("type", "object");
    nodes.put("minProperties", 1);
    nodes.put("propertyNames", NAME);
    nodes.put("additionalProperties", node(types));
    properties.put("nodes", nodes);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    json.put("title", "Ganglion live workflow");
    json.putAll(ParameterSchema.object(properties, List.of("kind", "nodes")));
    json.put("$defs", definitions);
    return json;
  }

  private Map<String, Object> node(List<OperatorDescriptor> types) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<Object> names = new ArrayList<>();
    types.forEach(type -> names.add(Map.of("const", type.id(), "description", type.summary())));
    names.add(Map.of("type", "string", "pattern", "@", "description", Uses.FORMS));
    properties.put("uses", Map.of("anyOf", names));
    properties.put("from", Map.of("anyOf", List.of(NAME, Map.of("type", "array", "items", NAME))));
    properties.put("in", Map.of("type", "object"));
    properties.put("with", Map.of("type", "object"));
    List<Object> cases = new ArrayList<>();
    for (OperatorDescriptor type : types) {
      Map<String, Object> when = Map.of("properties", Map.of("uses", Map.of("pattern", "^" + type.id().replace(".", "\\.") + "(@.*)?$")), "required",
          List.of("uses"));
      cases.add(Map.of("if", when, "then", Map.of("$ref", "#/$defs/" + type.id())));
      definitions.put(type.id(), type(type));
    }
    Map<String, Object> json = ParameterSchema.object(properties, List.of("uses"));
    json.put("allOf", cases);
    return json;
  }

  private Map<String, Object> type(OperatorDescriptor type) {
    Map<String, Object> ports = new LinkedHashMap<>();
    List<String> needed = new ArrayList<>();
    for (PortDescriptor port : type.inputs()) {
      ports.put(port.name(), described("string", (port.help().isEmpty() ? "" : port.help() + "; ") + port.type() + ", as run:step.port or a folder"));
      if (!port.optional()) {
        needed.add(port.name());
      }
    }
    Map<String, Object> parameters = new ParameterSchema(definitions, type.id() + ".").fields(type.parameters());
    List<String> required = new ArrayList<>();
    if (!needed.isEmpty()) {
      required.add("in");
    }
    if (parameters.containsKey("required")) {
      required.add("with");
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("in", ParameterSchema.object(ports, needed));
    properties.put("with", parameters);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("properties", properties);
    if (!required.isEmpty()) {
      json.put("required", required);
    }
    return json;
  }

  private static Map<String, Object> described(String type, String help) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type);
    json.put("description", help);
    return json;
  }
}
