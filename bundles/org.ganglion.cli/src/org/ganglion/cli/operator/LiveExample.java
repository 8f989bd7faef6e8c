package org.ganglion.cli.operator;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.data.Schema;
import org.ganglion.api.operator.OperatorDescriptor;

/** A live workflow with one node of a type at work. */
final class LiveExample {
  private static final List<String> SOURCES = List.of("live.http", "live.tail", "live.input");

  private LiveExample() {}

  static String of(OperatorDescriptor type) {
    String name = type.id().substring(type.id().lastIndexOf('.') + 1);
    boolean source = SOURCES.contains(type.id());
    List<String> fields = new ArrayList<>(List.of("uses: " + type.id()));
    if (!source) {
      fields.add("from: records");
    }
    List<String> inputs = type.inputs().stream().filter(port -> !port.optional()).map(port -> port.name() + ": my-workflow:step." + port.name())
        .toList();
    if (!inputs.isEmpty()) {
      fields.add("in: { " + String.join(", ", inputs) + " }");
    }
    List<String> parameters = new ArrayList<>();
    for (Schema.Field field : type.parameters().fields()) {
      if (field.required()) {
        parameters.add(field.name() + ": " + YamlValue.of(field));
      }
    }
    if (!parameters.isEmpty()) {
      fields.add("with: { " + String.join(", ", parameters) + " }");
    }
    String node = "  " + name + ": { " + String.join(", ", fields) + " }\n";
    return "kind: live\nname: example\nnodes:\n"
        + (source ? node + "  print: { uses: live.print, from: " + name + " }\n" : "  records: { uses: live.http }\n" + node);
  }
}
