package org.ganglion.anomaly.live;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ganglion.anomaly.stream.Flag;
import org.ganglion.anomaly.stream.FlagRaiser;
import org.ganglion.api.live.Emitter;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;

/** Adds to each record how surprising it is, and a flag where there is one. Memory does not grow. */
final class PointProcessor implements Processor {
  private final SensorFields sensors;
  private final StateFrame frame;
  private final FlagRaiser raiser;

  PointProcessor(List<String> sensors, int probation, FlagRaiser raiser) {
    this.sensors = new SensorFields(sensors);
    frame = new StateFrame(
        StateFrame.POINTS, sensors.size() + " sensors and a probation of " + probation + " rows", sensors.size(), probation);
    this.raiser = raiser;
  }

  @Override
  public void process(LiveRecord record, Emitter out) {
    List<Flag> flags = raiser.next(sensors.read(record));
    Map<String, Object> fields = new LinkedHashMap<>(record.fields());
    fields.put("surprise", raiser.surprise());
    if (!flags.isEmpty()) {
      Flag flag = flags.get(0);
      fields.put("flag", flag.kind().name().toLowerCase(Locale.ROOT));
      fields.put("sensor", sensors.names().get(flag.sensor()));
      fields.put("strength", flag.strength());
    }
    out.emit(new LiveRecord(fields));
  }

  @Override
  public byte[] snapshot() throws IOException {
    return frame.write(raiser::write);
  }

  @Override
  public void restore(byte[] state) throws IOException {
    frame.read(state, raiser::read);
  }
}
