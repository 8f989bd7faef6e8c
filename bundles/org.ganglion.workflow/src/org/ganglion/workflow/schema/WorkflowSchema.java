package org.ganglion.workflow.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.api.operator.OperatorDescriptor.PortDescriptor;
import org.ganglion.kit.json.Json;
import org.ganglion.workflow.form.Uses;

/** JSON Schema (draft 2020-12) of workflow files, by which editors complete and check them. */
public final class WorkflowSchema {
  private static final Map<String, Object> REFERENCE =
      Map.of("type", "string", "pattern", "^[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z][A-Za-z0-9_]*)?$");

  private final Map<String, Object> definitions = new LinkedHashMap<>();

  private WorkflowSchema() {}

  /** The schema as JSON. */
  public static String of(List<OperatorDescriptor> operators) {
    return Json.pretty(new WorkflowSchema().workflow(operators));
  }

  private Map<String, Object> workflow(List<OperatorDescriptor> operators) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("name", described("string", "Name of the workflow, a part of the ids of its runs; the file's name where it is left out."));
    properties.put("seed", described("integer", "All random numbers come from it."));
    properties.put("engine", described("string", "Tensor engine for networks that do not name one."));
    Map<String, Object> threads = described("integer", "Threads in all.");
    threads.put("minimum", 1);
    properties.put("threads", threads);
    Map<String, Object> steps = new LinkedHashMap<>();
    steps.put("type", "object");
    steps.put("minProperties", 1);
    steps.put("propertyNames", Map.of("pattern", "^[A-Za-z][A-Za-z0-9_-]{0,63}$"));
    steps.put("additionalProperties", step(operators));
    properties.put("steps", steps);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    json.put("title", "Ganglion workflow");
    json.putAll(ParameterSchema.object(properties, List.of("steps")));
    json.put("$defs", definitions);
    return json;
  }

  private static Map<String, Object> described(String type, String help) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type);
    json.put("description", help);
    return json;
  }

  /** A step: its operator decides what else fits. */
  private Map<String, Object> step(List<OperatorDescriptor> operators) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<Object> names = new ArrayList<>();
    operators.forEach(operator -> names.add(ordered("const", operator.id(), "description", operator.summary())));
    names.add(Map.of("type", "string", "pattern", "^workflow:"));
    names.add(Map.of("type", "string", "pattern", "@", "description", Uses.FORMS));
    properties.put("uses", Map.of("anyOf", names));
    properties.put("in", Map.of("type", "object"));
    properties.put("with", Map.of("type", "object"));
    properties.put("after", referenceOrList());
    Map<String, Object> json = ParameterSchema.object(properties, List.of("uses"));
    List<Object> cases = new ArrayList<>();
    for (OperatorDescriptor operator : operators) {
      String pattern = "^" + operator.id().replace(".", "\\.") + "(@.*)?$";
      Map<String, Object> when = Map.of("properties", Map.of("uses", Map.of("pattern", pattern)), "required", List.of("uses"));
      cases.add(ordered("if", when, "then", Map.of("$ref", "#/$defs/" + operator.id())));
      definitions.put(operator.id(), operator(operator));
    }
    json.put("allOf", cases);
    return cases.isEmpty() ? ParameterSchema.object(properties, List.of("uses")) : json;
  }

  private Map<String, Object> operator(OperatorDescriptor operator) {
    Map<String, Object> ports = new LinkedHashMap<>();
    List<String> needed = new ArrayList<>();
    for (PortDescriptor port : operator.inputs()) {
      Map<String, Object> json = new LinkedHashMap<>(port.many() ? referenceOrList() : REFERENCE);
      json.put("description", (port.help().isEmpty() ? "" : port.help() + "; ") + port.type());
      ports.put(port.name(), json);
      if (!port.optional()) {
        needed.add(port.name());
      }
    }
    Map<String, Object> parameters = new ParameterSchema(definitions, operator.id() + ".").fields(operator.parameters());
    List<String> required = new ArrayList<>();
    if (!needed.isEmpty()) {
      required.add("in");
    }
    if (parameters.containsKey("required")) {
      required.add("with");
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("properties", ordered("in", ParameterSchema.object(ports, needed), "with", parameters));
    if (!required.isEmpty()) {
      json.put("required", required);
    }
    return json;
  }

  private static Map<String, Object> referenceOrList() {
    return Map.of("anyOf", List.of(REFERENCE, ordered("type", "array", "items", REFERENCE)));
  }

  private static Map<String, Object> ordered(String key, Object value, String other, Object otherValue) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(key, value);
    map.put(other, otherValue);
    return map;
  }
}
