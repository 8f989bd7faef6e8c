package org.ganglion.anomaly.live;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ganglion.anomaly.stream.Flag;
import org.ganglion.anomaly.stream.FlagRaiser;
import org.ganglion.api.live.Emitter;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.api.operator.InputException;

/** Adds to each record how surprising it is, and a flag where there is one. Memory does not grow. */
final class PointProcessor implements Processor {
  private static final int MAGIC = 0x47414E32; // "GAN2"

  private final List<String> sensors;
  private final int probation;
  private final FlagRaiser raiser;
  private final Optional<WindowScore> window;
  private final double[] values;

  PointProcessor(List<String> sensors, int probation, double thinning, Optional<WindowScore> window) {
    this.sensors = sensors;
    this.probation = probation;
    this.raiser = new FlagRaiser(sensors.size(), probation, thinning);
    this.window = window;
    this.values = new double[sensors.size()];
  }

  @Override
  public void process(LiveRecord record, Emitter out) {
    // All values are read before any is learnt: a record that is refused leaves no trace.
    for (int s = 0; s < values.length; s++) {
      values[s] = value(record, sensors.get(s));
    }
    List<Flag> flags = raiser.next(values);
    Map<String, Object> fields = new LinkedHashMap<>(record.fields());
    fields.put("surprise", raiser.surprise());
    window.ifPresent(score -> score.add(values, sensors, fields));
    if (!flags.isEmpty()) {
      Flag flag = flags.get(0);
      fields.put("flag", flag.kind().name().toLowerCase(Locale.ROOT));
      fields.put("sensor", sensors.get(flag.sensor()));
      fields.put("strength", flag.strength());
    }
    out.emit(new LiveRecord(fields));
  }

  private static double value(LiveRecord record, String sensor) {
    Object value = record.fields().get(sensor);
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    if (value == null && record.fields().containsKey(sensor)) {
      return Double.NaN;
    }
    throw new InputException(
        value == null
            ? "the record has no field '" + sensor + "', it has " + record.fields().keySet()
            : "field '" + sensor + "' must be a finite number, it is '" + value + "'");
  }

  @Override
  public byte[] snapshot() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.writeInt(sensors.size());
    out.writeInt(probation);
    raiser.write(out);
    out.writeBoolean(window.isPresent());
    if (window.isPresent()) {
      window.get().write(out);
    }
    return bytes.toByteArray();
  }

  @Override
  public void restore(byte[] state) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
      if (in.readInt() != MAGIC || in.readInt() != sensors.size() || in.readInt() != probation) {
        throw new InputException("the state is of another node: " + sensors.size() + " sensors and a probation of " + probation + " rows were expected");
      }
      raiser.read(in);
      if (in.readBoolean() && window.isPresent()) {
        window.get().read(in);
      }
    }
  }
}
