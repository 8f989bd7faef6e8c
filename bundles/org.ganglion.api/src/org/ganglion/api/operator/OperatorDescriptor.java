package org.ganglion.api.operator;

import java.util.List;
import java.util.Optional;
import org.ganglion.api.data.Schema;

/**
 * An operator as plain data: what the engine checks against, forms and help are made of, and what stays of an operator whose plug-in is gone.
 *
 * @param id what {@code uses} names
 * @param pure whether its outputs may come from the cache
 * @param externalFiles names of the parameters that are paths
 */
public record OperatorDescriptor(
    String id,
    String version,
    String summary,
    boolean pure,
    List<PortDescriptor> inputs,
    Schema.Fields parameters,
    List<PortDescriptor> outputs,
    List<String> externalFiles) {
  /** The input of a name. */
  public Optional<PortDescriptor> input(String name) {
    return inputs.stream().filter(port -> port.name().equals(name)).findFirst();
  }

  /** The output of a name. */
  public Optional<PortDescriptor> output(String name) {
    return outputs.stream().filter(port -> port.name().equals(name)).findFirst();
  }

  /**
   * An input or output.
   *
   * @param type artifact type id; {@code ganglion:step/1} is the record of a whole step
   * @param many whether it takes a list of values
   * @param optional whether it may stay open
   */
  public record PortDescriptor(String name, String type, boolean many, boolean optional, String help) {}
}
