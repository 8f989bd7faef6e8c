package org.ganglion.tensor.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backend for a GPU that is not there must not be tried, and nothing else may be hidden with it. */
class WithoutGpuTest {
  private static final String BACKENDS = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";

  private static URL folder(Path root, String backend) throws IOException {
    Path file = root.resolve(BACKENDS);
    Files.createDirectories(file.getParent());
    Files.writeString(file, backend + "\n");
    Files.writeString(root.resolve("other"), backend);
    return root.toUri().toURL();
  }

  @Test
  void onlyTheOfferOfCudaIsHidden(@TempDir Path temporary) throws IOException {
    URL cuda = folder(temporary.resolve("cuda"), "org.nd4j.linalg.jcublas.JCublasBackend");
    URL cpu = folder(temporary.resolve("cpu"), "org.nd4j.linalg.cpu.nativecpu.CpuBackend");
    try (URLClassLoader both = new URLClassLoader(new URL[] {cuda, cpu}, null)) {
      WithoutGpu classes = new WithoutGpu(both);
      assertEquals(List.of(temporary.resolve("cpu").resolve(BACKENDS).toUri().toURL()), Collections.list(classes.getResources(BACKENDS)));
      assertEquals(2, Collections.list(classes.getResources("other")).size());
    }
  }
}
