package org.ganglion.cli.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.ganglion.api.data.Schema;

/** A value that fits a parameter, as it stands in YAML. */
final class YamlValue {
  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
  private static final Pattern READ_OTHERWISE = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

  private YamlValue() {}

  /** The default where there is one, else the smallest value that fits. */
  static String of(Schema.Field field) {
    boolean text = field.schema() instanceof Schema.Scalar scalar && scalar.kind() == Schema.Kind.TEXT;
    return field.standard().map(value -> text ? quoted(value) : value.isEmpty() ? "''" : value).orElseGet(() -> least(field));
  }

  private static String least(Schema.Field field) {
    double min = field.min().orElse(field.max().map(max -> Math.min(1, max)).orElse(1.0));
    return switch (field.schema()) {
      case Schema.Scalar scalar -> switch (scalar.kind()) {
        case INTEGER -> Long.toString((long) Math.ceil(min));
        case NUMBER -> Double.toString(min);
        case BOOLEAN -> "true";
        case TEXT -> quoted(field.name());
      };
      case Schema.ListOf list -> {
        Schema.Field element = new Schema.Field(field.name(), list.element(), java.util.Optional.empty(), false, java.util.Optional.empty(),
            java.util.Optional.empty(), "");
        yield "[" + String.join(", ", java.util.Collections.nCopies((int) Math.max(1, field.min().orElse(1.0)), of(element))) + "]";
      }
      case Schema.Choice choice -> choice.words().get(0);
      case Schema.MapOf map -> "{}";
      case Schema.Fields fields -> fields(fields, "");
      case Schema.Variant variant -> {
        var first = variant.choices().entrySet().iterator().next();
        yield first.getValue().fields().stream().anyMatch(Schema.Field::required) ? fields(first.getValue(), "type: " + first.getKey())
            : first.getKey();
      }
      case Schema.Reference reference -> "{}";
      case Schema.Any any -> "1";
    };
  }

  private static String fields(Schema.Fields fields, String type) {
    List<String> parts = new ArrayList<>(type.isEmpty() ? List.of() : List.of(type));
    fields.fields().stream().filter(Schema.Field::required).forEach(field -> parts.add(field.name() + ": " + of(field)));
    return "{ " + String.join(", ", parts) + " }";
  }

  private static String quoted(String text) {
    return PLAIN_WORD.matcher(text).matches() && !READ_OTHERWISE.matcher(text).matches() ? text : "'" + text.replace("'", "''") + "'";
  }
}
