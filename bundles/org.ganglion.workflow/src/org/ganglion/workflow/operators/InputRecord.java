package org.ganglion.workflow.operators;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;

/** Makes the record of inputs that a plug-in's class takes. */
public final class InputRecord {
  private InputRecord() {}

  /** The record with a value for each component, by its name. What its constructor throws for bad values passes through. */
  public static <I extends Record> I of(Class<I> record, Map<String, Object> values) {
    RecordComponent[] components = record.getRecordComponents();
    try {
      Constructor<I> constructor = record.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(Arrays.stream(components).map(component -> values.get(component.getName())).toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot create " + record.getName(), e);
    }
  }
}
