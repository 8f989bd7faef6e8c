package org.ganglion.edge.kernel;

import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.EdgeOp;
import org.ganglion.edge.model.EdgeValue;

/** The arrays of all values of a model, made once. A reshaped value shares its input's. */
public final class Values {
  private final byte[][] int8;
  private final float[][] float32;

  public Values(EdgeModel model) {
    int8 = new byte[model.values.size()][];
    float32 = new float[model.values.size()][];
    for (int k = 0; k < int8.length; k++) {
      EdgeLayer layer = k == 0 ? null : model.layers.get(k - 1);
      EdgeValue value = model.values.get(k);
      boolean shared = layer != null && layer.op == EdgeOp.RESHAPE;
      if (value.isInt8()) {
        int8[k] = shared ? int8[layer.input(0)] : new byte[value.size()];
      } else {
        float32[k] = shared ? float32[layer.input(0)] : new float[value.size()];
      }
    }
  }

  /** A value's int8 numbers; null where it is float32. */
  public byte[] int8(int value) {
    return int8[value];
  }

  /** A value's float32 numbers; null where it is int8. */
  public float[] float32(int value) {
    return float32[value];
  }

  /** Either. */
  Object array(int value) {
    return int8[value] != null ? int8[value] : float32[value];
  }
}
