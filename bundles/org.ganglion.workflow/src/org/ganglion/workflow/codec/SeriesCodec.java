package org.ganglion.workflow.codec;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.ganglion.api.artifact.ArtifactCodec;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.operator.Provides;
import org.osgi.service.component.annotations.Component;

/** Curves as {@code series.csv} (curve, x, y; a curve without points is a line with the name alone) and {@code marks.csv} (x, label). */
@Component(service = ArtifactCodec.class)
@Provides(id = "ganglion:series/1", summary = "Curves as CSV")
public final class SeriesCodec implements ArtifactCodec<Series> {
  @Override
  public Class<Series> javaType() {
    return Series.class;
  }

  @Override
  public void write(Series series, Path folder) throws IOException {
    try (Writer writer = Files.newBufferedWriter(folder.resolve("series.csv"));
        CSVPrinter csv = new CSVPrinter(writer, TableCodec.FORMAT)) {
      csv.printRecord("curve", "x", "y");
      for (Series.Curve curve : series.curves()) {
        for (int i = 0; i < curve.x().length; i++) {
          csv.printRecord(curve.name(), curve.x()[i], curve.y()[i]);
        }
        if (curve.x().length == 0) {
          csv.printRecord(curve.name(), "", "");
        }
      }
    }
    try (Writer writer = Files.newBufferedWriter(folder.resolve("marks.csv"));
        CSVPrinter csv = new CSVPrinter(writer, TableCodec.FORMAT)) {
      csv.printRecord("x", "label");
      for (Series.Mark mark : series.marks()) {
        csv.printRecord(mark.x(), mark.label());
      }
    }
  }

  @Override
  public Series read(Path folder) throws IOException {
    Map<String, List<double[]>> points = new LinkedHashMap<>();
    for (List<String> record : records(folder.resolve("series.csv"), 3)) {
      List<double[]> curve = points.computeIfAbsent(record.get(0), name -> new ArrayList<>());
      if (!record.get(1).isEmpty()) {
        curve.add(new double[] {Double.parseDouble(record.get(1)), Double.parseDouble(record.get(2))});
      }
    }
    List<Series.Curve> curves = new ArrayList<>();
    points.forEach((name, list) ->
        curves.add(new Series.Curve(name, list.stream().mapToDouble(point -> point[0]).toArray(), list.stream().mapToDouble(point -> point[1])
            .toArray())));
    List<Series.Mark> marks = new ArrayList<>();
    for (List<String> record : records(folder.resolve("marks.csv"), 2)) {
      marks.add(new Series.Mark(Double.parseDouble(record.get(0)), record.get(1)));
    }
    return new Series(curves, marks);
  }

  private static List<List<String>> records(Path file, int fields) throws IOException {
    List<List<String>> records = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser csv = TableCodec.FORMAT.parse(reader)) {
      for (CSVRecord record : csv) {
        if (record.size() != fields) {
          throw new IOException(file + " must have " + fields + " fields in record " + record.getRecordNumber());
        }
        records.add(record.toList());
      }
    }
    return records.isEmpty() ? records : records.subList(1, records.size());
  }
}
