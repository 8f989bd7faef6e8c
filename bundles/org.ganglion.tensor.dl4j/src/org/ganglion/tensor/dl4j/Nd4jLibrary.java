package org.ganglion.tensor.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's native side: whether it is there, and its loading, which takes a second and therefore waits for the first network. Thread-safe. */
final class Nd4jLibrary {
  private static final System.Logger LOG = System.getLogger(Nd4jLibrary.class.getName());
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
  private static final String ON_CPU = "org/nd4j/linalg/cpu/nativecpu/bindings/";
  private static final List<String> INSTRUCTION_SETS = List.of("avx512_bf16", "avx512_vnni", "avx512f", "avx2", "avx", "sse4_2");

  private final ClassLoader classes = INDArray.class.getClassLoader();
  private boolean loaded;
  private String failure;

  /** Why no native code for this machine is there; empty when it is. Looks for it without loading it. */
  Optional<String> missing() {
    if (isOnCpu() || gpu().used()) {
      return Optional.empty();
    }
    return Optional.of("ND4J has no native library for " + platform() + "; a fragment bundle of org.ganglion.nd4j for this platform would bring it");
  }

  private boolean isOnCpu() {
    return hasFolder(System.getProperty(EXTENSION, "")) || hasFolder("-onednn");
  }

  private boolean hasFolder(String extension) {
    return classes.getResource(ON_CPU + platform() + extension + "/" + System.mapLibraryName("jnind4jcpu")) != null;
  }

  private Gpu gpu() {
    return Gpu.find(classes, platform());
  }

  private static String platform() {
    return Loader.Detector.getPlatform();
  }

  /** Loads the native code, once; the outcome is {@link #failure()}. */
  synchronized void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    gpu().unused().ifPresent(line -> LOG.log(System.Logger.Level.WARNING, line));
    if (System.getProperty(EXTENSION) == null && hasFolder("-onednn")) {
      // JavaCPP looks into no folder but the plain one unless it is told, and the convolutions on oneDNN are in the other.
      System.setProperty(EXTENSION, "-onednn");
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // ND4J finds its backend and its configuration through the context class loader.
    thread.setContextClassLoader(gpu().used() ? classes : new WithoutGpu(classes));
    try {
      Nd4j.createUninitializedDetached(DataType.FLOAT, 1).close();
    } catch (RuntimeException | LinkageError e) {
      failure = "ND4J's native library cannot be loaded: " + e.getMessage();
      LOG.log(System.Logger.Level.ERROR, failure, e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Whether loading has been tried. */
  synchronized boolean loaded() {
    return loaded;
  }

  /** Why loading failed; empty when it has not, or not been tried yet. */
  synchronized Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** Versions of the libraries as their jars state them. */
  String version() {
    String wrapped = artifactVersion("org.bytedeco/openblas");
    return "ND4J " + artifactVersion("org.nd4j/nd4j-api") + ", OpenBLAS " + wrapped.replaceFirst("-.*", "");
  }

  private String artifactVersion(String artifact) {
    Properties properties = new Properties();
    try (InputStream in = classes.getResourceAsStream("META-INF/maven/" + artifact + "/pom.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the version of " + artifact + " cannot be read", e);
    }
    return properties.getProperty("version", "of unknown version");
  }

  /** What it computes on. */
  String device() {
    return gpu().device();
  }

  /** The widest instructions of this processor, by which OpenBLAS and oneDNN choose their kernels. */
  String instructionSet() {
    Path description = Path.of("/proc/cpuinfo");
    try {
      String flags = Files.isReadable(description) ? Files.readString(description) : "";
      return INSTRUCTION_SETS.stream().filter(set -> flags.contains(" " + set)).findFirst().map(set -> set.toUpperCase(Locale.ROOT))
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, description + " cannot be read", e);
      return System.getProperty("os.arch");
    }
  }
}
