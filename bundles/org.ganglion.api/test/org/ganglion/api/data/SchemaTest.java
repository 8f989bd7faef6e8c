package org.ganglion.api.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ganglion.api.network.NetworkSpec;
import org.junit.jupiter.api.Test;

/** Forms, JSON Schema and help know no more of a record than its schema says. */
class SchemaTest {
  enum Word {
    ONE_TWO
  }

  sealed interface Choice {
    record First(int a) implements Choice {}

    record Second() implements Choice {}
  }

  record Sample(
      @Help("How often.") @Default("3") @Min(1) @Max(9) int count,
      Optional<Double> rate,
      Word word,
      Choice choice,
      List<String> names,
      Map<String, Boolean> flags,
      Object any) {}

  private final Map<String, Schema.Field> fields =
      Records.schema(Sample.class).fields().stream().collect(Collectors.toMap(Schema.Field::name, field -> field));

  @Test
  void aFieldHasItsDefaultBoundsAndHelp() {
    Schema.Field count = fields.get("count");
    assertEquals(new Schema.Scalar(Schema.Kind.INTEGER), count.schema());
    assertEquals(Optional.of("3"), count.standard());
    assertEquals(Optional.of(1.0), count.min());
    assertEquals(Optional.of(9.0), count.max());
    assertEquals("How often.", count.help());
    assertFalse(count.required());
    assertTrue(fields.get("word").required());
    assertFalse(fields.get("rate").required());
  }

  @Test
  void everyKindOfTypeHasItsSchema() {
    assertEquals(new Schema.Scalar(Schema.Kind.NUMBER), fields.get("rate").schema());
    assertEquals(new Schema.Choice(List.of("one-two")), fields.get("word").schema());
    assertEquals(new Schema.ListOf(new Schema.Scalar(Schema.Kind.TEXT)), fields.get("names").schema());
    assertEquals(new Schema.MapOf(new Schema.Scalar(Schema.Kind.BOOLEAN)), fields.get("flags").schema());
    assertEquals(new Schema.Any(), fields.get("any").schema());
    Schema.Variant choice = (Schema.Variant) fields.get("choice").schema();
    assertEquals(List.of("first", "second"), List.copyOf(choice.choices().keySet()));
    assertEquals("a", choice.choices().get("first").fields().get(0).name());
  }

  /** A composite layer holds a network, which holds layers: the schema must end. */
  @Test
  void recordsThatHoldThemselvesAreReferences() {
    String text = Records.schema(NetworkSpec.class).toString();
    assertTrue(text.contains("Reference[name=NetworkSpec]"), text);
  }
}
