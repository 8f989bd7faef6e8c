package org.ganglion.api.engine;

import java.util.Map;
import org.ganglion.api.tensor.Tensor;

/** Computes outputs for one thread, allocation-free, over weights that move only at {@link #refresh()}. */
public interface Inference extends AutoCloseable {
  /** Outputs by name in {@link Mode#INFERENCE}; views, valid until the next call. */
  Map<String, Tensor> forward(Map<String, Tensor> inputs);

  /** {@link #forward(Map)} for one input and one output; allocates nothing. */
  Tensor forward(Tensor input);

  /** Takes over the weights and statistics that the network has now; call it while the network does not step. */
  void refresh();

  @Override
  void close();
}
