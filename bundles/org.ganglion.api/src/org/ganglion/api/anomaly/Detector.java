package org.ganglion.api.anomaly;

import java.util.Map;
import org.ganglion.api.operator.InputException;

/** Service: a kind of detector, found by its id ({@code pca}, {@code bow-tie}). Stateless; what it learns is in the {@link FittedDetector}. */
public interface Detector {
  /**
   * Learns what is normal.
   *
   * @param normal samples, nearly all of them normal; finite values
   * @throws InputException when there are too few samples to learn from
   */
  FittedDetector fit(Samples normal, long seed);

  /**
   * A fitted detector from its state.
   *
   * @throws InputException when the state is another kind's
   */
  FittedDetector restore(Map<String, Object> state);
}
