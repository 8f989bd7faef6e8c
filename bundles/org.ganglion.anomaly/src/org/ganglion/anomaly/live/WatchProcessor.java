package org.ganglion.anomaly.live;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ganglion.anomaly.series.Scale;
import org.ganglion.anomaly.stream.WindowWatch;
import org.ganglion.api.live.Emitter;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;

/** Adds to each record how far it is off by a fitted detector, and an alarm with its reasons where one begins. Memory does not grow. */
final class WatchProcessor implements Processor {
  private final WindowWatch watch;
  private final Scale scale;
  private final SensorFields sensors;
  private final Optional<Function<double[], String>> groups;
  private final StateFrame frame;
  private boolean told;

  WatchProcessor(WindowWatch watch, Scale scale, List<String> sensors, Optional<Function<double[], String>> groups) {
    this.watch = watch;
    this.scale = scale;
    this.sensors = new SensorFields(sensors);
    this.groups = groups;
    frame = new StateFrame(StateFrame.WATCH, "a watch on " + sensors.size() + " sensors", sensors.size());
  }

  @Override
  public void process(LiveRecord record, Emitter out) {
    double[] values = sensors.read(record);
    for (int s = 0; s < values.length; s++) {
      values[s] = (values[s] - scale.mean()[s]) / scale.deviation()[s];
    }
    double strength = watch.next(values);
    Map<String, Object> fields = new LinkedHashMap<>(record.fields());
    fields.put("score", watch.statistic());
    fields.put("level", watch.threshold());
    if (strength > 0) {
      int sensor = watch.sensor();
      fields.put("flag", "alarm");
      fields.put("strength", strength);
      fields.put("sensor", sensors.names().get(sensor));
      fields.put("share", watch.shares()[sensor]);
      groups.ifPresent(book -> fields.put("group", book.apply(watch.sample())));
    }
    if (watch.drifted() && !told) {
      told = true;
      fields.put("drift", "what is normal is no more as it was learnt; fit a new detector beside this one");
    }
    out.emit(new LiveRecord(fields));
  }

  @Override
  public byte[] snapshot() throws IOException {
    return frame.write(out -> {
      out.writeBoolean(told);
      watch.write(out);
    });
  }

  @Override
  public void restore(byte[] state) throws IOException {
    frame.read(state, in -> {
      told = in.readBoolean();
      watch.read(in);
    });
  }
}
