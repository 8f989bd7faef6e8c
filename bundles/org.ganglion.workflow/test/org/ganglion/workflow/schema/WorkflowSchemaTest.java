package org.ganglion.workflow.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ganglion.kit.json.Json;
import org.ganglion.workflow.fakes.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editors complete and check workflow files by this schema. */
class WorkflowSchemaTest {
  @TempDir Path home;

  private static Object at(Object tree, String... path) {
    Object place = tree;
    for (String key : path) {
      place = place instanceof List<?> list ? list.get(Integer.parseInt(key)) : ((Map<?, ?>) place).get(key);
    }
    return place;
  }

  @Test
  void itNamesOperatorsWithPortsBoundsAndDefaults() throws Exception {
    Map<String, Object> schema = Json.readObject(new Bench(home).runtime.schema());
    assertEquals("https://json-schema.org/draft/2020-12/schema", schema.get("$schema"));
    assertEquals(List.of("steps"), schema.get("required"));
    Object constant = at(schema, "$defs", "test.constant", "properties", "with");
    assertEquals(0, at(constant, "properties", "value", "minimum"));
    assertEquals(100, at(constant, "properties", "value", "maximum"));
    assertEquals("the number itself", at(constant, "properties", "value", "description"));
    assertEquals("plain", at(constant, "properties", "style", "default"));
    assertEquals(List.of("value"), at(constant, "required"));
    assertEquals(List.of("with"), at(schema, "$defs", "test.constant", "required"));
    assertEquals(List.of("values"), at(schema, "$defs", "test.sum", "properties", "in", "required"));
    assertTrue(at(schema, "$defs", "test.sum", "properties", "in", "properties", "values", "description").toString().startsWith("numbers to add"));
  }

  @Test
  void everyReferenceLeadsToADefinition() throws Exception {
    String text = new Bench(home).runtime.schema();
    Map<?, ?> definitions = (Map<?, ?>) Json.readObject(text).get("$defs");
    var references = java.util.regex.Pattern.compile("\"#/\\$defs/([^\"]+)\"").matcher(text);
    int found = 0;
    while (references.find()) {
      found++;
      assertTrue(definitions.containsKey(references.group(1)), references.group(1));
    }
    assertEquals(5, found);
  }
}
