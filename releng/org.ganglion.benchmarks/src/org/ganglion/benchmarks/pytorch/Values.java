package org.ganglion.benchmarks.pytorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Numbers in and out of PyTorch. */
final class Values {
  private Values() {}

  static Tensor tensor(org.ganglion.api.tensor.Tensor values) {
    return tensor(values.toFloatArray(), values.shape().toArray());
  }

  static Tensor tensor(float[] values, long... axes) {
    return torch.tensor(values).reshape(axes);
  }

  static float[] floats(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.numel())];
    tensor.detach().contiguous().data_ptr_float().get(values);
    return values;
  }
}
