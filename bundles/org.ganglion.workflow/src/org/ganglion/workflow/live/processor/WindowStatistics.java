package org.ganglion.workflow.live.processor;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.live.Emitter;
import org.ganglion.api.live.LiveContext;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.OperatorInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * {@code live.window}: adds to a record the count of all records so far and mean, deviation, minimum and maximum of a value over the last ones. Its
 * state are the values in the window, so that it goes on where its predecessor stood; a smaller window takes the latest of a larger one.
 */
@Component(service = ProcessorFactory.class)
@OperatorInfo(id = "live.window", version = "1.0", summary = "Adds statistics of a value over the last records")
public final class WindowStatistics implements ProcessorFactory<WindowStatistics.Inputs, WindowStatistics.Parameters> {
  /** None. */
  public record Inputs() {}

  /** Parameters. */
  public record Parameters(
      @Help("name of the value") String field,
      @Default("100") @Min(1) @Max(1_000_000) @Help("records in the window") int size,
      @Default("1") @Min(1) @Help("passes on every so many-th record") int every) {}

  @Activate
  public WindowStatistics() {}

  @Override
  public Processor open(Inputs inputs, Parameters parameters, LiveContext context) {
    return new Window(parameters);
  }

  private static final class Window implements Processor {
    private final Parameters parameters;
    private final double[] ring;
    private long count;

    Window(Parameters parameters) {
      this.parameters = parameters;
      this.ring = new double[parameters.size()];
    }

    @Override
    public void process(LiveRecord record, Emitter out) {
      if (!(record.fields().get(parameters.field()) instanceof Number number)) {
        throw new InputException("has no number '" + parameters.field() + "'");
      }
      ring[(int) (count++ % ring.length)] = number.doubleValue();
      if (count % parameters.every() == 0) {
        out.emit(withStatistics(record));
      }
    }

    private LiveRecord withStatistics(LiveRecord record) {
      double[] values = Arrays.copyOf(ring, (int) Math.min(count, ring.length));
      double mean = Arrays.stream(values).average().orElse(Double.NaN);
      double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
      Map<String, Object> fields = new LinkedHashMap<>(record.fields());
      fields.put("count", count);
      fields.put("mean", mean);
      fields.put("deviation", Math.sqrt(squares / values.length));
      fields.put("minimum", Arrays.stream(values).min().orElse(Double.NaN));
      fields.put("maximum", Arrays.stream(values).max().orElse(Double.NaN));
      return new LiveRecord(fields);
    }

    @Override
    public byte[] snapshot() {
      int held = (int) Math.min(count, ring.length);
      ByteBuffer state = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + held * Double.BYTES).putLong(count).putInt(held);
      for (long i = count - held; i < count; i++) {
        state.putDouble(ring[(int) (i % ring.length)]);
      }
      return state.array();
    }

    @Override
    public void restore(byte[] bytes) {
      ByteBuffer state = ByteBuffer.wrap(bytes);
      count = state.getLong();
      int held = state.getInt();
      for (long i = count - held; i < count; i++) {
        ring[(int) (i % ring.length)] = state.getDouble();
      }
    }
  }
}
