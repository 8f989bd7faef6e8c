package org.ganglion.tensor.onednn.natives;

import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;

/**
 * Number of OpenMP threads of the calling thread, by the functions of the OpenMP library that oneDNN is linked to. Where the
 * JDK cannot call them (21), the environment ({@code OMP_NUM_THREADS}) decides.
 */
public final class Threads {
  private final Optional<MethodHandle> get;
  private final Optional<MethodHandle> set;

  private Threads(Optional<MethodHandle> get, Optional<MethodHandle> set) {
    this.get = get;
    this.set = set;
  }

  /** Looks the functions up; oneDNN must be loaded. */
  public static Threads find() {
    try {
      ForeignFunctions library = libraryOfDnnl();
      return new Threads(
          Optional.of(library.function("omp_get_max_threads", int.class)),
          Optional.of(library.function("omp_set_num_threads", void.class, int.class)));
    } catch (ReflectiveOperationException | IllegalArgumentException | UnsupportedOperationException unavailable) {
      return new Threads(Optional.empty(), Optional.empty());
    }
  }

  /** Whether {@link #use} does anything. */
  public boolean controllable() {
    return set.isPresent();
  }

  /** Sets the number for the calling thread and returns the one before; 0 where it cannot be set. */
  public int use(int number) {
    if (set.isEmpty() || number < 1) {
      return 0;
    }
    try {
      int before = (int) get.get().invokeExact();
      if (before != number) {
        set.get().invokeExact(number);
      }
      return before;
    } catch (Throwable e) {
      throw new IllegalStateException("the OpenMP library does not take a number of threads", e);
    }
  }

  private static ForeignFunctions libraryOfDnnl() throws ReflectiveOperationException {
    String jni = Loader.load(dnnl.class);
    if (jni == null) {
      throw new ClassNotFoundException("oneDNN's library has no path");
    }
    return ForeignFunctions.of(Path.of(jni).resolveSibling("libdnnl.so.3"));
  }
}
