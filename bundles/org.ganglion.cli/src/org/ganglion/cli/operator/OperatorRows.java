package org.ganglion.cli.operator;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.data.Schema;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.api.operator.OperatorDescriptor.PortDescriptor;
import org.ganglion.cli.text.Figures;

/** What an operator takes, gives and can be set to, as rows of words. */
final class OperatorRows {
  private OperatorRows() {}

  /** Name, type and help of each port. */
  static List<List<String>> ports(List<PortDescriptor> ports) {
    return ports.stream()
        .map(port -> List.of(port.name(), (port.many() ? "list of " : "") + port.type() + (port.optional() ? ", optional" : ""), port.help()))
        .toList();
  }

  /** Name, type with bounds, default and help of each parameter, those inside of others behind them. */
  static List<List<String>> parameters(OperatorDescriptor operator) {
    List<List<String>> rows = new ArrayList<>();
    parameters(rows, "", operator.parameters(), operator.externalFiles());
    return rows;
  }

  private static void parameters(List<List<String>> rows, String path, Schema.Fields fields, List<String> files) {
    for (Schema.Field field : fields.fields()) {
      String name = path + field.name();
      String type = files.contains(name) ? "path" : type(field.schema());
      String given = field.standard().map(value -> value.isEmpty() ? "default ''" : "default " + value)
          .orElse(field.required() ? "required" : "optional");
      rows.add(List.of(name, type + bounds(field), given, field.help()));
      switch (field.schema()) {
        case Schema.Fields nested -> parameters(rows, name + ".", nested, List.of());
        case Schema.ListOf list when list.element() instanceof Schema.Fields each -> parameters(rows, name + "[].", each, List.of());
        case Schema.Variant variant -> variant.choices().forEach((word, choice) -> {
          if (!choice.fields().isEmpty()) {
            rows.add(List.of("  " + name + ", type " + word + ":", "", "", ""));
            parameters(rows, "  " + name + ".", choice, List.of());
          }
        });
        default -> { }
      }
    }
  }

  private static String type(Schema schema) {
    return switch (schema) {
      case Schema.Scalar scalar -> switch (scalar.kind()) {
        case INTEGER -> "whole number";
        case NUMBER -> "number";
        case BOOLEAN -> "true or false";
        case TEXT -> "text";
      };
      case Schema.Choice choice -> String.join(" | ", choice.words());
      case Schema.ListOf list -> "list of " + type(list.element());
      case Schema.MapOf map -> "names to " + type(map.value());
      case Schema.Fields fields -> "fields";
      case Schema.Variant variant -> String.join(" | ", variant.choices().keySet());
      case Schema.Reference reference -> reference.name();
      case Schema.Any any -> "anything";
    };
  }

  private static String bounds(Schema.Field field) {
    List<String> bounds = new ArrayList<>();
    field.min().ifPresent(min -> bounds.add("at least " + Figures.number(min)));
    field.max().ifPresent(max -> bounds.add("at most " + Figures.number(max)));
    return bounds.isEmpty() ? "" : ", " + String.join(", ", bounds);
  }
}
