package org.ganglion.workflow.operators;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.artifact.ArtifactType;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.ExternalFile;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.api.operator.OperatorDescriptor.PortDescriptor;
import org.ganglion.api.operator.Port;
import org.ganglion.workflow.leases.Offer;

/** Reads an operator's records once into plain data that outlives its plug-in. */
final class DescriptorReader {
  private DescriptorReader() {}

  /** Throws {@link IllegalStateException} naming the operator and what in its records cannot be a port. */
  static OperatorDescriptor read(Offer offer, OperatorTypes types) {
    List<PortDescriptor> outputs = ports(offer, types.outputs());
    outputs.stream().filter(PortDescriptor::many).findFirst().ifPresent(port -> {
      throw new IllegalStateException("operator " + offer.id() + ": the output '" + port.name() + "' is a list; an output is one artifact");
    });
    return new OperatorDescriptor(
        offer.id(),
        offer.version(),
        offer.summary(),
        offer.pure(),
        ports(offer, types.inputs()),
        Records.schema(types.parameters()),
        outputs,
        externalFiles(types.parameters(), ""));
  }

  /** The same of a processor, which has no outputs but records. */
  static OperatorDescriptor read(Offer offer, ProcessorTypes types) {
    return new OperatorDescriptor(
        offer.id(), offer.version(), offer.summary(), false, ports(offer, types.inputs()), Records.schema(types.parameters()), List.of(),
            externalFiles(types.parameters(), ""));
  }

  private static List<PortDescriptor> ports(Offer offer, Class<? extends Record> record) {
    List<PortDescriptor> ports = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      Type type = component.getGenericType();
      boolean optional = component.getType() == Optional.class;
      type = optional ? argument(type) : type;
      boolean many = raw(type) == List.class;
      type = many ? argument(type) : type;
      ArtifactType artifact = raw(type).getAnnotation(ArtifactType.class);
      if (artifact == null) {
        throw new IllegalStateException("operator " + offer.id() + ": '" + component.getName() + "' cannot be a port, " + raw(type).getName()
            + " has no @ArtifactType");
      }
      Port help = component.getAnnotation(Port.class);
      ports.add(new PortDescriptor(component.getName(), artifact.value(), many, optional, help == null ? "" : help.value()));
    }
    return ports;
  }

  private static List<String> externalFiles(Class<?> record, String prefix) {
    List<String> names = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      if (component.isAnnotationPresent(ExternalFile.class)) {
        names.add(prefix + component.getName());
      } else if (component.getType().isRecord() && component.getType() != record) {
        names.addAll(externalFiles(component.getType(), prefix + component.getName() + "."));
      }
    }
    return names;
  }

  private static Type argument(Type type) {
    return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : Object.class;
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : type instanceof Class<?> plain ? plain : Object.class;
  }
}
