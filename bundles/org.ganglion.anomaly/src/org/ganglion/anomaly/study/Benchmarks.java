package org.ganglion.anomaly.study;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.ganglion.anomaly.measure.Segment;
import org.ganglion.kit.json.Json;

/** Reads benchmark folders. */
final class Benchmarks {
  private Benchmarks() {}

  /**
   * A series with its labelled rows; {@code normal} rows at its start are declared normal, and are no part of what is judged where {@code separate}.
   */
  record Labelled(String name, double[] values, int normal, boolean separate, List<Segment> events) {}

  /** {@code windows.json} and {@code data/…csv}: NAB. The first 15 %, at most 750 rows, are the probation. */
  static List<Labelled> nab(Path folder) throws IOException {
    List<Labelled> all = new ArrayList<>();
    Map<String, Object> windows = new TreeMap<>(Json.readObject(Files.readString(folder.resolve("windows.json"))));
    for (Map.Entry<String, Object> file : windows.entrySet()) {
      Map<String, Integer> rows = new LinkedHashMap<>();
      List<Double> values = new ArrayList<>();
      for (String line : lines(folder.resolve("data").resolve(file.getKey()))) {
        int comma = line.indexOf(',');
        rows.putIfAbsent(line.substring(0, comma), values.size());
        values.add(Double.parseDouble(line.substring(comma + 1)));
      }
      List<Segment> events = new ArrayList<>();
      for (Object pair : (List<?>) file.getValue()) {
        List<?> ends = (List<?>) pair;
        events.add(new Segment(rows.get(seconds(ends.get(0))), rows.get(seconds(ends.get(1)))));
      }
      int probation = org.ganglion.anomaly.measure.NabScore.probation(values.size());
      all.add(new Labelled(file.getKey(), array(values), probation, false, events));
    }
    return all;
  }

  /** {@code labels.json} and {@code NAME.train.csv.gz}, {@code NAME.test.csv.gz}: SMAP. Only the first column, the telemetry value, is used. */
  static List<Labelled> smap(Path folder) throws IOException {
    List<Labelled> all = new ArrayList<>();
    Map<String, Object> labels = new TreeMap<>(Json.readObject(Files.readString(folder.resolve("labels.json"))));
    for (Map.Entry<String, Object> channel : labels.entrySet()) {
      List<Double> values = new ArrayList<>();
      int normal = 0;
      for (String part : List.of("train", "test")) {
        normal = values.size();
        for (String line : lines(folder.resolve(channel.getKey() + "." + part + ".csv.gz"))) {
          values.add(Double.parseDouble(line.substring(0, line.indexOf(','))));
        }
      }
      List<Segment> events = new ArrayList<>();
      for (Object range : (List<?>) ((Map<?, ?>) channel.getValue()).get("anomalies")) {
        List<?> ends = (List<?>) range;
        events.add(new Segment(((Number) ends.get(0)).intValue(), ((Number) ends.get(1)).intValue()));
      }
      all.add(new Labelled(channel.getKey(), array(values), normal, true, events));
    }
    return all;
  }

  private static String seconds(Object time) {
    return time.toString().replaceFirst("\\..*", "");
  }

  static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Lines below the header. */
  static List<String> lines(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).filter(line -> !line.isBlank()).toList();
    }
  }
}
