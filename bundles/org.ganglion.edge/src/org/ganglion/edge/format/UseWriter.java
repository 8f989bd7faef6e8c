package org.ganglion.edge.format;

import org.ganglion.edge.model.Decision;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.LayerCost;
import org.ganglion.edge.model.Preprocessing;

/** The sections that say how a model is used, what it costs and where it comes from. */
final class UseWriter {
  private UseWriter() {}

  static byte[] use(EdgeModel model) {
    ByteSink sink = new ByteSink();
    Preprocessing preprocessing = model.preprocessing;
    sink.floats(preprocessing.offset()).floats(preprocessing.factor()).floats(preprocessing.missing());
    sink.i32(preprocessing.window).i32(preprocessing.columns.size());
    preprocessing.columns.forEach(sink::text);
    Decision decision = model.decision;
    sink.u8(decision.kind.ordinal()).i32(decision.index).f64(decision.threshold);
    sink.i32(model.labels.size());
    model.labels.forEach(sink::text);
    return sink.toBytes();
  }

  static byte[] costs(EdgeModel model) {
    ByteSink sink = new ByteSink();
    sink.i32(model.costs.size());
    for (LayerCost cost : model.costs) {
      sink.text(cost.layer).i64(cost.weights).i64(cost.multiplyAdds).i64(cost.bytes).f64(cost.nanojoule).f64(cost.microseconds);
    }
    return sink.toBytes();
  }

  static byte[] provenance(EdgeModel model) {
    ByteSink sink = new ByteSink();
    sink.i32(model.provenance.size());
    model.provenance.forEach((key, value) -> sink.text(key).text(value));
    return sink.toBytes();
  }
}
