package org.ganglion.workflow.live.processor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.live.LiveContext;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.OperatorInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code live.select}: chooses, renames and adds values. */
@Component(service = ProcessorFactory.class)
@OperatorInfo(id = "live.select", version = "1.0", summary = "Chooses, renames and adds values of records")
public final class SelectFields implements ProcessorFactory<SelectFields.Inputs, SelectFields.Parameters> {
  /** None. */
  public record Inputs() {}

  /** Parameters. */
  public record Parameters(
      @Default("[]") @Help("names of the values to keep, in this order; all where there are none") List<String> keep,
      @Default("{}") @Help("new name to the name in the record") Map<String, String> rename,
      @Default("{}") @Help("values to add, as text") Map<String, String> add) {}

  @Activate
  public SelectFields() {}

  @Override
  public Processor open(Inputs inputs, Parameters parameters, LiveContext context) {
    return (record, out) -> out.emit(select(record, parameters));
  }

  private static LiveRecord select(LiveRecord record, Parameters parameters) {
    Map<String, Object> chosen = new LinkedHashMap<>();
    if (parameters.keep().isEmpty()) {
      chosen.putAll(record.fields());
      parameters.rename().values().forEach(chosen::remove);
    }
    parameters.keep().forEach(name -> chosen.put(name, value(record, name)));
    parameters.rename().forEach((name, from) -> chosen.put(name, value(record, from)));
    chosen.putAll(parameters.add());
    return new LiveRecord(chosen);
  }

  private static Object value(LiveRecord record, String name) {
    if (!record.fields().containsKey(name)) {
      throw new InputException("has no value '" + name + "', only " + String.join(", ", record.fields().keySet()));
    }
    return record.fields().get(name);
  }
}
