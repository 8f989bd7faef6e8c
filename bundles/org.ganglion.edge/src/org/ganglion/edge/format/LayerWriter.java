package org.ganglion.edge.format;

import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.EdgeOp;
import org.ganglion.edge.model.FixedPoint;
import org.ganglion.edge.model.Quantisation;

/** The sections of layers and weights. */
final class LayerWriter {
  private final EdgeModel model;
  private final ByteSink records = new ByteSink();
  private final ByteSink weights = new ByteSink();

  LayerWriter(EdgeModel model) {
    this.model = model;
    records.text(model.name).u8(model.input().rank());
    for (int axis : model.input().shape()) {
      records.i32(axis);
    }
    records.u16(model.layers.size());
    model.layers.forEach(this::layer);
    records.u8(model.outputs.size());
    model.outputs.forEach((name, value) -> records.text(name).i32(value));
  }

  byte[] records() {
    return records.toBytes();
  }

  byte[] weights() {
    return weights.toBytes();
  }

  private void layer(EdgeLayer layer) {
    records.u8(layer.op.ordinal()).text(layer.name).u8(layer.inputs());
    for (int k = 0; k < layer.inputs(); k++) {
      records.i32(layer.input(k));
    }
    records.u8(layer.attributes().length);
    for (int attribute : layer.attributes()) {
      records.i32(attribute);
    }
    FixedPoint[] requantisation = Requantisation.unlessDerived(layer, model.values.get(layer.input(0)).quantisation);
    records.u16(flags(layer, requantisation));
    if (layer.quantisation != null) {
      quantisation(layer.quantisation);
    }
    if (layer.slope != 0) {
      records.f64(layer.slope);
    }
    // eight outputs at a time pay where there is one position; a convolution has many
    boolean inPanels = layer.op == EdgeOp.DENSE || layer.op == EdgeOp.LSTM;
    if (layer.weights != null) {
      new MatrixWriter(layer.weights).write(inPanels, records, weights);
    }
    if (layer.recurrent != null) {
      new MatrixWriter(layer.recurrent).write(inPanels, records, weights);
    }
    arrays(layer, requantisation);
  }

  private void arrays(EdgeLayer layer, FixedPoint[] requantisation) {
    if (layer.bias() != null) {
      records.floats(layer.bias());
    }
    if (layer.steps() != null) {
      records.i32(layer.steps().length);
      for (int step : layer.steps()) {
        records.i32(step);
      }
    }
    if (layer.factor() != null) {
      records.floats(layer.factor());
    }
    if (requantisation != null) {
      records.i32(requantisation.length);
      for (FixedPoint factor : requantisation) {
        records.i32(factor.multiplier).u8(factor.shift);
      }
    }
    if (layer.table() != null) {
      records.bytes(layer.table());
    }
  }

  private void quantisation(Quantisation quantisation) {
    records.f64(quantisation.scale).u8(quantisation.zeroPoint);
  }

  private static int flags(EdgeLayer layer, FixedPoint[] requantisation) {
    return (layer.quantisation != null ? Layout.HAS_QUANTISATION : 0) | (layer.slope != 0 ? Layout.HAS_SLOPE : 0) | (layer.relu ? Layout.HAS_RELU : 0)
        | (layer.weights != null ? Layout.HAS_WEIGHTS : 0) | (layer.recurrent != null ? Layout.HAS_RECURRENT : 0)
        | (layer.bias() != null ? Layout.HAS_BIAS : 0) | (layer.steps() != null ? Layout.HAS_STEPS : 0)
        | (layer.factor() != null ? Layout.HAS_FACTOR : 0)
        | (requantisation != null ? Layout.HAS_REQUANTISATION : 0) | (layer.table() != null ? Layout.HAS_TABLE : 0);
  }
}
