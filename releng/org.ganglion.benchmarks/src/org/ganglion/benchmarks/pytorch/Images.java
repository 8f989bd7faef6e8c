package org.ganglion.benchmarks.pytorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * How images and the weights of convolutions lie in PyTorch's memory. What a convolution gives lies as its weights do, so that one choice at the
 * start holds for a whole network.
 */
enum Images {
  /** PyTorch's default [N × C × H × W]. */
  CHANNELS_FIRST(torch.MemoryFormat.Contiguous),
  /** [N × H × W × C], which saves oneDNN, inside PyTorch, from converting. */
  CHANNELS_LAST(torch.MemoryFormat.ChannelsLast);

  private final torch.MemoryFormat format;

  Images(torch.MemoryFormat format) {
    this.format = format;
  }

  /** The same values, laid so where they have four axes. */
  Tensor lay(Tensor values) {
    return values.dim() == 4 ? values.contiguous(format) : values;
  }
}
