package org.ganglion.workflow.operators;

import org.ganglion.api.live.ProcessorFactory;

/** The two records of a processor factory's class. Held only while the factory is leased: these classes belong to its plug-in. */
public record ProcessorTypes(Class<? extends Record> inputs, Class<? extends Record> parameters) {
  /**
   * Reads them from the type arguments of {@link ProcessorFactory}, wherever in the hierarchy they are given.
   *
   * @throws IllegalStateException when the class does not say which records it takes
   */
  public static ProcessorTypes of(Class<?> factory) {
    Class<? extends Record>[] records = TypeArguments.of(factory, ProcessorFactory.class, "ProcessorFactory<In, Params>");
    return new ProcessorTypes(records[0], records[1]);
  }
}
