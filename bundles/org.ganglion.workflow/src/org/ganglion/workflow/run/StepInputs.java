package org.ganglion.workflow.run;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.api.operator.OperatorDescriptor.PortDescriptor;
import org.ganglion.api.run.StepRecord;
import org.ganglion.kit.file.Sha256;
import org.ganglion.kit.json.Json;
import org.ganglion.workflow.check.Plan.PlannedStep;
import org.ganglion.workflow.check.Plan.Source;
import org.ganglion.workflow.journal.RunState;
import org.ganglion.workflow.journal.StepState;
import org.ganglion.workflow.journal.Trace;
import org.ganglion.workflow.operators.InputRecord;

/** Reads what feeds a step from the store. Every step gets values of its own: nothing that one does to them can reach another. */
final class StepInputs {
  private final RunSetting setting;
  private final RunState state;
  private final PlannedStep step;

  StepInputs(RunSetting setting, RunState state, PlannedStep step) {
    this.setting = setting;
    this.state = state;
    this.step = step;
  }

  /** Port to the digests of what feeds it. Times do not count for a whole step: what it was and gave does. */
  Map<String, List<String>> digests() {
    Map<String, List<String>> digests = new LinkedHashMap<>();
    step.inputs().forEach((port, sources) -> digests.put(port, sources.stream().map(this::digest).toList()));
    return digests;
  }

  private String digest(Source source) {
    StepState from = state.step(source.step());
    if (source.port().isPresent()) {
      return from.artifacts().getOrDefault(source.port().get(), "none");
    }
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("id", from.id());
    whole.put("operator", from.operator() + " " + from.version());
    whole.put("plugin", from.plugin());
    whole.put("parameters", from.parameters());
    whole.put("inputs", from.inputs());
    whole.put("artifacts", from.artifacts());
    whole.put("history", from.history());
    return Sha256.of(Json.canonical(whole));
  }

  /** Port to {@code step.port}, several with commas; the form of journals. */
  Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    step.inputs().forEach((port, sources) -> names.put(port, String.join(", ", sources.stream().map(Source::toString).toList())));
    return names;
  }

  /** The values as the operator's record of inputs. */
  <I extends Record> I read(Class<I> record) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : record.getRecordComponents()) {
      values.put(component.getName(), component(component));
    }
    return InputRecord.of(record, values);
  }

  private Object component(RecordComponent component) throws IOException {
    PortDescriptor port = step.operator().input(component.getName()).orElseThrow();
    List<Object> values = new ArrayList<>();
    for (Source source : step.inputs().getOrDefault(port.name(), List.of())) {
      value(port, source).ifPresent(values::add);
    }
    Object value = port.many() ? List.copyOf(values) : values.isEmpty() ? null : values.get(0);
    if (port.optional()) {
      return values.isEmpty() ? Optional.empty() : Optional.of(value);
    }
    if (value == null) {
      Source source = step.inputs().get(port.name()).get(0);
      throw new InputException("needs a value at '" + port.name() + "', but " + source + " gave none");
    }
    return value;
  }

  private Optional<Object> value(PortDescriptor port, Source source) throws IOException {
    if (source.port().isEmpty()) {
      return Optional.of(record(source.step()));
    }
    String digest = state.step(source.step()).artifacts().get(source.port().get());
    return digest == null ? Optional.empty() : Optional.of(setting.codecs().read(port.type(), setting.store().get(digest)));
  }

  private StepRecord record(String id) throws IOException {
    StepState from = state.step(id);
    OperatorDescriptor operator = setting.plan().step(id).operator();
    Map<String, Object> outputs = new LinkedHashMap<>();
    for (PortDescriptor output : operator.outputs()) {
      String digest = from.artifacts().get(output.name());
      if (digest != null) {
        outputs.put(output.name(), setting.codecs().read(output.type(), setting.store().get(digest)));
      }
    }
    Trace trace = from.trace();
    return new StepRecord(
        id, from.operator(), from.version(), from.plugin(), from.parameters(), from.inputs(), from.started(), from.took(), from.cached(),
            trace.series(), trace.sentences(), outputs);
  }
}
