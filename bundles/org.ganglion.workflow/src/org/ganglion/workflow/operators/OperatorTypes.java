package org.ganglion.workflow.operators;

import org.ganglion.api.operator.Operator;

/** The three records of an operator's class. Held only while the operator is leased: these classes belong to its plug-in. */
public record OperatorTypes(Class<? extends Record> inputs, Class<? extends Record> parameters, Class<? extends Record> outputs) {
  /**
   * Reads them from the type arguments of {@link Operator}, wherever in the hierarchy they are given.
   *
   * @throws IllegalStateException when the class does not say which records it takes
   */
  public static OperatorTypes of(Class<?> operator) {
    Class<? extends Record>[] records = TypeArguments.of(operator, Operator.class, "Operator<In, Params, Out>");
    return new OperatorTypes(records[0], records[1], records[2]);
  }
}
