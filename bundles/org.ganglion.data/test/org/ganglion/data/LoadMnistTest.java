package org.ganglion.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.operator.InputException;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadMnistTest {
  @TempDir Path folder;

  @Test
  void theSetIsComplete() throws IOException {
    String set = System.getProperty(LoadMnist.FOLDER_PROPERTY, "");
    assumeTrue(!set.isBlank() && Files.isDirectory(Path.of(set)), "the script 'ganglion' says where MNIST is");
    LoadMnist.Out out = run(Optional.of(Path.of(set)), Optional.empty());
    assertEquals(60_000, out.train().count());
    assertEquals(10_000, out.test().count());
    // Counts of each digit as the authors of the set publish them.
    assertArrayEquals(new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}, counts(out.train()));
    assertArrayEquals(new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}, counts(out.test()));
  }

  @Test
  void withoutTheSetASentenceSaysWhereItComesFrom() {
    assertMessage("there is no MNIST here: give its folder (folder: …), or start by the script 'ganglion', which fetches it", Optional.empty(),
        Optional.empty());
    assertMessage("there is no such file; start by the script 'ganglion', which fetches it, or give another folder", Optional.of(folder),
        Optional.empty());
  }

  @Test
  void damagedFilesOfTheStandardSetAreFound() throws IOException {
    for (String name : new String[] {"train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"}) {
      Files.write(folder.resolve(name), new byte[] {1});
    }
    assertMessage("it is damaged, its SHA-256 begins with", Optional.of(folder), Optional.empty());
  }

  @Test
  void anotherSetInTheFolderIsNotTakenForMnist() throws IOException {
    Files.write(folder.resolve("train-images-idx3-ubyte"), LoadIdxTest.idx(new byte[8], 2, 2, 2));
    Files.write(folder.resolve("train-labels-idx1-ubyte"), LoadIdxTest.idx(new byte[2], 2));
    assertMessage("MNIST has 60000 images of 28×28 pixels here, this file has 2 of 2×2; data.idx reads other sets", Optional.empty(),
        Optional.of(folder.toString()));
  }

  private static LoadMnist.Out run(Optional<Path> standard, Optional<String> given) throws IOException {
    return new LoadMnist(standard).run(new LoadMnist.In(), new LoadMnist.Params(given), new TestRunContext(1).in(Path.of("")));
  }

  private static void assertMessage(String part, Optional<Path> standard, Optional<String> given) {
    String message = assertThrows(InputException.class, () -> run(standard, given)).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static int[] counts(Images images) {
    int[] counts = new int[10];
    for (int label : images.labels().orElseThrow().of()) {
      counts[label]++;
    }
    return counts;
  }
}
