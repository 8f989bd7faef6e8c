package org.ganglion.cli.operator;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.data.Schema;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.api.operator.OperatorDescriptor.PortDescriptor;
import org.ganglion.cli.Client;
import org.ganglion.cli.text.Figures;
import org.ganglion.cli.text.Style;
import org.ganglion.cli.text.TextTable;

/** Explains an operator: what it takes, what it gives, how it is set, and a workflow that uses it. */
public final class OperatorHelp {
  private final Client client;

  public OperatorHelp(Client client) {
    this.client = client;
  }

  public void print(OperatorDescriptor operator) {
    print(operator, new ExampleWorkflow(client.runtime()).of(operator));
  }

  /** A source, processor or sink of live workflows. */
  public void printLive(OperatorDescriptor type) {
    print(type, LiveExample.of(type));
  }

  private void print(OperatorDescriptor operator, String example) {
    client.out().println(Style.BOLD.on(operator.id(), client.screen().colour()) + " " + operator.version() + ": " + operator.summary());
    ports("Inputs", operator.inputs());
    TextTable table = new TextTable();
    parameters(table, "", operator.parameters(), operator.externalFiles());
    table("Parameters", table);
    ports("Outputs", operator.outputs());
    title("Example");
    client.out().print(example.indent(2));
  }

  private void ports(String title, List<PortDescriptor> ports) {
    TextTable table = new TextTable();
    ports.forEach(port -> table.row(
        port.name(), (port.many() ? "list of " : "") + port.type() + (port.optional() ? ", optional" : ""), port.help()));
    table(title, table);
  }

  private static void parameters(TextTable table, String path, Schema.Fields fields, List<String> files) {
    for (Schema.Field field : fields.fields()) {
      String name = path + field.name();
      String type = files.contains(name) ? "path" : type(field.schema());
      String given = field.standard().map(value -> value.isEmpty() ? "default ''" : "default " + value).orElse(field.required() ? "required" : "optional");
      table.row(name, type + bounds(field), given, field.help());
      switch (field.schema()) {
        case Schema.Fields nested -> parameters(table, name + ".", nested, List.of());
        case Schema.Variant variant -> variant.choices().forEach((word, choice) -> {
          if (!choice.fields().isEmpty()) {
            table.row("  " + name + ", type " + word + ":", "", "", "");
            parameters(table, "  " + name + ".", choice, List.of());
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

  private void table(String title, TextTable table) {
    if (!table.empty()) {
      title(title);
      table.print(client.out(), "  ");
    }
  }

  private void title(String title) {
    client.out().println();
    client.out().println(Style.BOLD.on(title, client.screen().colour()));
  }
}
