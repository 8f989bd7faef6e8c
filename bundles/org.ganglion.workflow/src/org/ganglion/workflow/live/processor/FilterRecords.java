package org.ganglion.workflow.live.processor;

import java.util.List;
import java.util.Optional;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.live.LiveContext;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.api.operator.OperatorInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code live.filter}: passes records on whose value fits; a record without the value does not. */
@Component(service = ProcessorFactory.class)
@OperatorInfo(id = "live.filter", version = "1.0", summary = "Passes on records whose value is within bounds or one of a list")
public final class FilterRecords implements ProcessorFactory<FilterRecords.Inputs, FilterRecords.Parameters> {
  /** None. */
  public record Inputs() {}

  /** Parameters. */
  public record Parameters(
      @Help("name of the value that decides") String field,
      @Help("passes numbers of at least this") Optional<Double> atLeast,
      @Help("passes numbers of at most this") Optional<Double> atMost,
      @Default("[]") @Help("passes these values, compared as text; any where there are none") List<String> oneOf,
      @Default("false") @Help("passes exactly the others") boolean invert) {}

  @Activate
  public FilterRecords() {}

  @Override
  public Processor open(Inputs inputs, Parameters parameters, LiveContext context) {
    return (record, out) -> {
      if (fits(record, parameters) != parameters.invert()) {
        out.emit(record);
      }
    };
  }

  private static boolean fits(LiveRecord record, Parameters parameters) {
    Object value = record.fields().get(parameters.field());
    if (value == null || !parameters.oneOf().isEmpty() && !parameters.oneOf().contains(value.toString())) {
      return false;
    }
    if (parameters.atLeast().isEmpty() && parameters.atMost().isEmpty()) {
      return true;
    }
    double number = value instanceof Number each ? each.doubleValue() : Double.NaN;
    return number >= parameters.atLeast().orElse(Double.NEGATIVE_INFINITY) && number <= parameters.atMost().orElse(Double.POSITIVE_INFINITY);
  }
}
