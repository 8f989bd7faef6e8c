package org.ganglion.tensor.onednn.natives;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;

/**
 * Number of OpenMP threads of the calling thread, by the functions of the OpenMP library that oneDNN is linked to. They are called through the foreign
 * function interface where the JDK has it as a final feature (22 and later), found by reflection because this code also runs on JDK 21; there the
 * environment ({@code OMP_NUM_THREADS}) decides.
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
      Object symbols = libraryOfDnnl();
      return new Threads(Optional.of(function(symbols, "omp_get_max_threads", true)), Optional.of(function(symbols, "omp_set_num_threads", false)));
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

  private static Object libraryOfDnnl() throws ReflectiveOperationException {
    String jni = Loader.load(dnnl.class);
    if (jni == null) {
      throw new ClassNotFoundException("oneDNN's library has no path");
    }
    java.nio.file.Path library = java.nio.file.Path.of(jni).resolveSibling("libdnnl.so.3");
    Class<?> arena = Class.forName("java.lang.foreign.Arena");
    Class<?> lookup = Class.forName("java.lang.foreign.SymbolLookup");
    return lookup.getMethod("libraryLookup", java.nio.file.Path.class, arena).invoke(null, library, arena.getMethod("global").invoke(null));
  }

  private static MethodHandle function(Object symbols, String name, boolean returnsInt) throws ReflectiveOperationException {
    Class<?> lookup = Class.forName("java.lang.foreign.SymbolLookup");
    Object address = ((Optional<?>) lookup.getMethod("find", String.class).invoke(symbols, name)).orElseThrow(() -> new IllegalArgumentException(name));
    Class<?> layouts = Class.forName("java.lang.foreign.MemoryLayout");
    Class<?> description = Class.forName("java.lang.foreign.FunctionDescriptor");
    Object integer = Class.forName("java.lang.foreign.ValueLayout").getField("JAVA_INT").get(null);
    Object none = java.lang.reflect.Array.newInstance(layouts, 0);
    Object one = java.lang.reflect.Array.newInstance(layouts, 1);
    java.lang.reflect.Array.set(one, 0, integer);
    Object signature =
        returnsInt
            ? description.getMethod("of", layouts, none.getClass()).invoke(null, integer, none)
            : description.getMethod("ofVoid", none.getClass()).invoke(null, one);
    Class<?> linker = Class.forName("java.lang.foreign.Linker");
    Object nativeLinker = linker.getMethod("nativeLinker").invoke(null);
    Method downcall =
        Arrays.stream(linker.getMethods())
            .filter(m -> m.getName().equals("downcallHandle") && m.getParameterCount() == 3)
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException("downcallHandle"));
    Object options = java.lang.reflect.Array.newInstance(downcall.getParameterTypes()[2].getComponentType(), 0);
    return (MethodHandle) downcall.invoke(nativeLinker, address, signature, options);
  }
}
