package org.ganglion.api.data;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what fits a type. */
final class SchemaReader {
  private final Deque<Class<?>> open = new ArrayDeque<>();

  Schema read(Type type) {
    Class<?> raw = RecordTypes.raw(type);
    if (open.contains(raw)) {
      return new Schema.Reference(raw.getSimpleName());
    }
    if (raw == Optional.class) {
      return read(RecordTypes.argument(type, 0));
    }
    if (raw == List.class) {
      return new Schema.ListOf(read(RecordTypes.argument(type, 0)));
    }
    if (raw == Map.class) {
      return new Schema.MapOf(read(RecordTypes.argument(type, 1)));
    }
    if (raw.isRecord()) {
      return fields(raw);
    }
    if (raw.isSealed()) {
      open.push(raw);
      Map<String, Schema.Fields> choices = new LinkedHashMap<>();
      RecordTypes.choices(raw).forEach((name, record) -> choices.put(name, fields(record)));
      open.pop();
      return new Schema.Variant(raw.getSimpleName(), choices);
    }
    if (raw.isEnum()) {
      List<String> words = new ArrayList<>();
      for (Object constant : raw.getEnumConstants()) {
        words.add(Names.kebab(((Enum<?>) constant).name()));
      }
      return new Schema.Choice(words);
    }
    return scalar(raw);
  }

  private static Schema scalar(Class<?> type) {
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return new Schema.Scalar(Schema.Kind.INTEGER);
    }
    if (type == double.class || type == Double.class) {
      return new Schema.Scalar(Schema.Kind.NUMBER);
    }
    if (type == boolean.class || type == Boolean.class) {
      return new Schema.Scalar(Schema.Kind.BOOLEAN);
    }
    return type == String.class ? new Schema.Scalar(Schema.Kind.TEXT) : new Schema.Any();
  }

  Schema.Fields fields(Class<?> record) {
    open.push(record);
    List<Schema.Field> fields = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      fields.add(
          new Schema.Field(
              component.getName(),
              read(component.getGenericType()),
              find(component, Default.class, Default::value),
              component.getType() == Optional.class,
              find(component, Min.class, Min::value),
              find(component, Max.class, Max::value),
              find(component, Help.class, Help::value).orElse("")));
    }
    open.pop();
    return new Schema.Fields(record.getSimpleName(), fields);
  }

  private static <A extends Annotation, T> Optional<T> find(RecordComponent component, Class<A> type, Function<A, T> value) {
    return Optional.ofNullable(component.getAnnotation(type)).map(value);
  }
}
