package org.ganglion.edge.format;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.edge.model.Decision;
import org.ganglion.edge.model.EdgeModelBuilder;
import org.ganglion.edge.model.LayerCost;
import org.ganglion.edge.model.Preprocessing;

/** Reads the sections that say how a model is used, what it costs and where it comes from. */
final class UseReader {
  private static final int LONGEST_WINDOW = 1 << 24;

  private UseReader() {}

  static void use(ByteSource source, EdgeModelBuilder builder) throws BadPackageException {
    float[] offset = source.floats();
    float[] factor = source.floats();
    float[] missing = source.floats();
    int window = source.i32();
    source.require(window > 0 && window <= LONGEST_WINDOW, "has a window of " + window + " rows");
    List<String> columns = new ArrayList<>();
    for (int left = source.count(2); left > 0; left--) {
      columns.add(source.text());
    }
    builder.preprocessing(new Preprocessing(offset, factor, missing, window, columns));
    int kind = source.u8();
    source.require(kind < Decision.Kind.values().length, "has a decision of the unknown kind " + kind);
    builder.decision(new Decision(Decision.Kind.values()[kind], source.i32(), source.f64()));
    for (int left = source.count(2); left > 0; left--) {
      builder.label(source.text());
    }
    source.end();
  }

  static void costs(ByteSource source, EdgeModelBuilder builder) throws BadPackageException {
    for (int left = source.count(42); left > 0; left--) {
      builder.cost(new LayerCost(source.text(), source.i64(), source.i64(), source.i64(), source.f64(), source.f64()));
    }
    source.end();
  }

  static void provenance(ByteSource source, EdgeModelBuilder builder) throws BadPackageException {
    for (int left = source.count(4); left > 0; left--) {
      String key = source.text();
      builder.provenance(key, source.text());
    }
    source.end();
  }
}
