package org.ganglion.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fails where the engine that the user asks for is not the one that trains. */
class EngineChoiceTest {
  private static final int IMAGES = 48;
  private static final int PIXELS = 8;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"--engine=dl4j,dl4j", "--engine=onednn,onednn", ",onednn"})
  void theEngineThatIsAskedForTrains(String option, String engine) throws Exception {
    Ganglion ganglion = new Ganglion(folder.resolve("home"));
    String workflow = workflow().toString();
    Ganglion.Result run = option == null ? ganglion.run("run", workflow) : ganglion.run("run", workflow, option);
    assertEquals(0, run.exit(), run::toString);
    Ganglion.Result shown = ganglion.run("show", "last");
    assertTrue(shown.out().lines().anyMatch(line -> line.contains("gan.train") && line.contains(engine)), shown::toString);
  }

  @Test
  void anEngineThatIsNotThereIsRefusedWithThoseThatAre() throws Exception {
    Ganglion.Result run = new Ganglion(folder.resolve("home")).run("run", workflow().toString(), "--engine", "abacus");
    assertEquals(2, run.exit(), run::toString);
    assertTrue(run.err().contains("abacus") && run.err().contains("onednn") && run.err().contains("dl4j"), run::toString);
  }

  private Path workflow() throws IOException {
    Path images = folder.resolve("images.idx");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(images))) {
      for (int word : new int[] {0x803, IMAGES, PIXELS, PIXELS}) {
        out.writeInt(word);
      }
      byte[] pixels = new byte[IMAGES * PIXELS * PIXELS];
      new Random(1).nextBytes(pixels);
      out.write(pixels);
    }
    return Files.writeString(
        folder.resolve("tiny.yaml"),
        """
        name: tiny
        seed: 7
        steps:
          noise: { uses: data.idx, with: { images: %s } }
          gan: { uses: gan.train, in: { images: noise.images }, with: { architecture: dense, batch: 16, epochs: 1, headStart: { atMost: 3 } } }
        """
            .formatted(images));
  }
}
