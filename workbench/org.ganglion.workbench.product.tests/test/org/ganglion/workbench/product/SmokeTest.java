package org.ganglion.workbench.product;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** If it fails, a person would have met an error, or waited for something that never came. */
class SmokeTest {
  @Test
  void allOfTheWorkbenchWorksAndIsFoundAgainAsItWasLeft(@TempDir Path home) throws IOException, InterruptedException {
    Window window = Window.over(home, "pictures");
    window.run("--smoke=" + window.pictures());
    // The first tour stopped a run with the window, moved a view and closed one; the second start has to find them so.
    window.run("--smoke=" + window.pictures());
  }
}
