package org.ganglion.tensor.dl4j;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether ND4J's CUDA backend, which a fragment bundle brings, has a GPU to compute on. Looks at files alone: loading CUDA where there is none takes
 * seconds and ends in an error.
 *
 * @param backend whether the backend is installed
 * @param driver whether the machine has NVIDIA's kernel driver, without which no GPU can be used
 */
record Gpu(boolean backend, boolean driver) {
  private static final String BINDINGS = "org/nd4j/linalg/jcublas/bindings/";
  private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");

  static Gpu find(ClassLoader classes, String platform) {
    boolean backend = classes.getResource(BINDINGS + platform + "/" + System.mapLibraryName("jnind4jcuda")) != null;
    return new Gpu(backend, Files.exists(DRIVER));
  }

  /** Whether ND4J will try to compute on it. */
  boolean used() {
    return backend && driver;
  }

  /** What ND4J computes on, as it stands in journals. */
  String device() {
    if (used()) {
      return "CUDA";
    }
    return backend ? "CPU (CUDA is installed, but there is no NVIDIA driver)" : "CPU";
  }

  /** A line for the user where CUDA is installed in vain. */
  Optional<String> unused() {
    return backend && !driver
        ? Optional.of("ND4J's CUDA backend is installed, but this machine has no NVIDIA driver: the engine 'dl4j' computes on the CPU")
        : Optional.empty();
  }
}
