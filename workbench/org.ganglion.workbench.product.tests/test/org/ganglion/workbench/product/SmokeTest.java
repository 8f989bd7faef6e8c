package org.ganglion.workbench.product;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** If it fails, a person would have met an error, or waited for something that never came. */
class SmokeTest {
  @Test
  void allOfTheWorkbenchWorks(@TempDir Path home) throws IOException, InterruptedException {
    Window window = Window.over(home, "pictures");
    window.run("--smoke=" + window.pictures());
  }
}
