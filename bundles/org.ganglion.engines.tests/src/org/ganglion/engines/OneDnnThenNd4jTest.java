package org.ganglion.engines;

import org.junit.jupiter.api.Test;

/** The two libraries share a process whichever of them is loaded first; the other order is a test of its own. */
class OneDnnThenNd4jTest {

  @Test
  void bothComputeInTurn() {
    for (int turn = 0; turn < 3; turn++) {
      MatrixProduct.onOneDnn();
      MatrixProduct.onNd4j();
    }
  }
}
