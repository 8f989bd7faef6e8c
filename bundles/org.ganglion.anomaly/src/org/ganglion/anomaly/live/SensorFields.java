package org.ganglion.anomaly.live;

import java.util.List;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.operator.InputException;

/** Fields of a record that are sensors. */
record SensorFields(List<String> names) {
  /** Their values; NaN where one is there but empty. All are read before any is used: a record that is refused leaves no trace. */
  double[] read(LiveRecord record) {
    return names.stream().mapToDouble(name -> value(record, name)).toArray();
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
}
