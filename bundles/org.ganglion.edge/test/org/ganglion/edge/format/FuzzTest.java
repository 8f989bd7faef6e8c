package org.ganglion.edge.format;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A few thousand damaged packages; the long run is a command. */
class FuzzTest {
  @Test
  void damagedPackagesAreRefusedOrRun() {
    Fuzzer fuzzer = new Fuzzer(11);
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
      for (int k = 0; k < 5000; k++) {
        fuzzer.once();
      }
    });
    assertTrue(fuzzer.sawBoth(), fuzzer.report());
  }
}
