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
import org.ganglion.anomaly.stream.Flag;
import org.ganglion.anomaly.stream.FlagRaiser;
import org.ganglion.api.live.Emitter;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.api.operator.InputException;

/** Adds to each record how surprising it is, and a flag where there is one. Memory does not grow. */
final class PointProcessor implements Processor {
  private static final int MAGIC = 0x47414E32; // "GAN2"

  private final SensorFields sensors;
  private final int probation;
  private final FlagRaiser raiser;

  PointProcessor(List<String> sensors, int probation, FlagRaiser raiser) {
    this.sensors = new SensorFields(sensors);
    this.probation = probation;
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.writeInt(sensors.names().size());
    out.writeInt(probation);
    raiser.write(out);
    return bytes.toByteArray();
  }

  @Override
  public void restore(byte[] state) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
      if (in.readInt() != MAGIC || in.readInt() != sensors.names().size() || in.readInt() != probation) {
        throw new InputException("the state is of another node: " + sensors.names().size() + " sensors and a probation of " + probation + " rows were expected");
      }
      raiser.read(in);
    }
  }
}
