package org.ganglion.workflow.run;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.api.operator.OperatorDescriptor.PortDescriptor;
import org.ganglion.kit.json.Json;

/** Writes what a step gives to the store. */
final class StepOutputs {
  private final RunSetting setting;
  private final RunRecorder recorder;
  private final StepIdentity identity;
  private final OperatorDescriptor operator;
  private final StepLeases leases;

  StepOutputs(RunSetting setting, RunRecorder recorder, StepIdentity identity, OperatorDescriptor operator, StepLeases leases) {
    this.setting = setting;
    this.recorder = recorder;
    this.identity = identity;
    this.operator = operator;
    this.leases = leases;
  }

  /** All outputs of a record, port to digest. */
  Map<String, String> store(Record outputs) throws IOException {
    Map<String, String> digests = new LinkedHashMap<>();
    for (RecordComponent component : outputs.getClass().getRecordComponents()) {
      Object value = get(component, outputs);
      if (value instanceof Optional<?> optional) {
        if (optional.isEmpty()) {
          continue;
        }
        value = optional.get();
      }
      digests.put(component.getName(), store(component.getName(), value));
    }
    return digests;
  }

  /** One value at a port; gives its digest. */
  String store(String port, Object value) throws IOException {
    PortDescriptor descriptor = operator.output(port)
        .orElseThrow(() -> new IllegalArgumentException(operator.id() + " has no output '" + port + "'"));
    if (value == null) {
      throw new IllegalStateException(operator.id() + " gave nothing at its output '" + port + "'");
    }
    Path draft = setting.store().draft();
    try {
      setting.codecs().write(descriptor.type(), value, draft, leases::used);
      return seal(draft);
    } finally {
      setting.store().discard(draft);
    }
  }

  /** Curves and log; empty text when there are none. */
  String storeHistory(List<List<Object>> items) throws IOException {
    if (items.isEmpty()) {
      return "";
    }
    Path draft = setting.store().draft();
    try {
      Files.writeString(draft.resolve("history.json"), Json.write(items) + "\n");
      return seal(draft);
    } finally {
      setting.store().discard(draft);
    }
  }

  private String seal(Path draft) throws IOException {
    return setting.store().seal(draft, digest -> {
      Map<String, Object> fields = identity.fields();
      fields.put("digests", List.of(digest));
      recorder.append("storing", fields);
    });
  }

  private static Object get(RecordComponent component, Record record) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("the output " + component.getName() + " cannot be read", e);
    }
  }
}
