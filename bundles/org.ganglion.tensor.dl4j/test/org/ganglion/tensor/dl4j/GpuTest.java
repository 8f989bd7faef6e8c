package org.ganglion.tensor.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fails where a CUDA backend that has nothing to run on is used, or is passed over without a word. */
class GpuTest {
  @Test
  void withoutADriverTheCpuIsUsedAndALineSaysSo() {
    Gpu gpu = new Gpu(true, false);
    assertFalse(gpu.used());
    assertTrue(gpu.device().startsWith("CPU"), gpu.device());
    String line = gpu.unused().orElseThrow();
    assertTrue(line.contains("CUDA") && line.contains("computes on the CPU") && !line.contains("\n"), line);
  }

  @Test
  void withoutTheBackendNobodyAsksForAGpu() {
    assertEquals(Optional.empty(), new Gpu(false, false).unused());
    assertEquals("CPU", new Gpu(false, true).device());
    assertFalse(new Gpu(false, true).used());
  }

  @Test
  void withBothItIsUsed() {
    assertEquals("CUDA", new Gpu(true, true).device());
    assertEquals(Optional.empty(), new Gpu(true, true).unused());
  }

  @Test
  void theBackendIsFoundByItsLibrary(@TempDir Path fragment) throws IOException {
    Path bindings = Files.createDirectories(fragment.resolve("org/nd4j/linalg/jcublas/bindings/linux-x86_64"));
    try (URLClassLoader classes = new URLClassLoader(new URL[] {fragment.toUri().toURL()}, null)) {
      assertFalse(Gpu.find(classes, "linux-x86_64").backend());
      Files.createFile(bindings.resolve(System.mapLibraryName("jnind4jcuda")));
      assertTrue(Gpu.find(classes, "linux-x86_64").backend());
    }
  }
}
