package org.ganglion.workflow.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.data.Schema;

/** JSON Schema of parameters. Records that enclose themselves become definitions. */
final class ParameterSchema {
  private final Map<String, Object> definitions;
  private final String prefix;

  /**
   * A writer.
   *
   * @param definitions where records go that are referred to
   * @param prefix keeps definitions of different operators apart
   */
  ParameterSchema(Map<String, Object> definitions, String prefix) {
    this.definitions = definitions;
    this.prefix = prefix;
  }

  Map<String, Object> fields(Schema.Fields record) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Schema.Field field : record.fields()) {
      properties.put(field.name(), field(field));
      if (field.required()) {
        required.add(field.name());
      }
    }
    return object(properties, required);
  }

  static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "object");
    json.put("properties", properties);
    if (!required.isEmpty()) {
      json.put("required", required);
    }
    json.put("additionalProperties", false);
    return json;
  }

  private Map<String, Object> field(Schema.Field field) {
    Map<String, Object> json = new LinkedHashMap<>(of(field.schema()));
    if (!field.help().isEmpty()) {
      json.put("description", field.help());
    }
    boolean list = field.schema() instanceof Schema.ListOf;
    field.min().ifPresent(bound -> json.put(list ? "minItems" : "minimum", plain(bound)));
    field.max().ifPresent(bound -> json.put(list ? "maxItems" : "maximum", plain(bound)));
    field.standard().flatMap(text -> standard(field.schema(), text)).ifPresent(value -> json.put("default", value));
    return json;
  }

  private static Object plain(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15 ? (Object) (long) bound : bound;
  }

  private static Optional<Object> standard(Schema schema, String text) {
    if (text.equals("[]")) {
      return Optional.of(List.of());
    }
    if (text.equals("{}")) {
      return Optional.of(Map.of());
    }
    if (schema instanceof Schema.Scalar scalar) {
      return Optional.of(switch (scalar.kind()) {
        case INTEGER -> (Object) Long.valueOf(text);
        case NUMBER -> plain(Double.parseDouble(text));
        case BOOLEAN -> Boolean.valueOf(text);
        case TEXT -> text;
      });
    }
    return Optional.of(text);
  }

  private Map<String, Object> of(Schema schema) {
    return switch (schema) {
      case Schema.Scalar scalar -> Map.of("type", switch (scalar.kind()) {
        case INTEGER -> "integer";
        case NUMBER -> "number";
        case BOOLEAN -> "boolean";
        case TEXT -> "string";
      });
      case Schema.Choice choice -> Map.of("enum", choice.words());
      case Schema.ListOf list -> ordered("type", "array", "items", of(list.element()));
      case Schema.MapOf map -> ordered("type", "object", "additionalProperties", of(map.value()));
      case Schema.Fields record -> define(record.name(), shorthand(record, fields(record)));
      case Schema.Variant variant -> define(variant.name(), variant(variant));
      case Schema.Reference reference -> reference(reference.name());
      case Schema.Any any -> Map.of();
    };
  }

  /** A record of numbers only may be a list of them, or one for all. */
  private static Map<String, Object> shorthand(Schema.Fields record, Map<String, Object> full) {
    boolean numbers =
        !record.fields().isEmpty()
            && record.fields().stream()
                .allMatch(field -> field.schema() instanceof Schema.Scalar scalar
                && (scalar.kind() == Schema.Kind.INTEGER || scalar.kind() == Schema.Kind.NUMBER));
    if (!numbers) {
      return full;
    }
    int size = record.fields().size();
    Map<String, Object> list = ordered("type", "array", "items", Map.of("type", "number"));
    list.put("minItems", size);
    list.put("maxItems", size);
    return Map.of("anyOf", List.of(full, Map.of("type", "number"), list));
  }

  private Map<String, Object> variant(Schema.Variant variant) {
    List<Object> choices = new ArrayList<>();
    List<String> words = new ArrayList<>();
    variant.choices().forEach((word, record) -> {
      Map<String, Object> full = fields(record);
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("type", Map.of("const", word));
      properties.putAll(castMap(full.get("properties")));
      List<String> required = new ArrayList<>(List.of("type"));
      record.fields().stream().filter(Schema.Field::required).map(Schema.Field::name).forEach(required::add);
      choices.add(object(properties, required));
      if (required.size() == 1) {
        words.add(word);
      }
    });
    if (!words.isEmpty()) {
      choices.add(Map.of("enum", words));
    }
    return Map.of("anyOf", choices);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> castMap(Object map) {
    return (Map<String, Object>) map;
  }

  private Map<String, Object> define(String name, Map<String, Object> json) {
    definitions.put(prefix + name, json);
    return reference(name);
  }

  private Map<String, Object> reference(String name) {
    return Map.of("$ref", "#/$defs/" + prefix + name);
  }

  private static Map<String, Object> ordered(String key, Object value, String other, Object otherValue) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(key, value);
    map.put(other, otherValue);
    return map;
  }
}
