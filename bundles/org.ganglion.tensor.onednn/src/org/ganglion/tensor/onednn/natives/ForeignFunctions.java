package org.ganglion.tensor.onednn.natives;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Functions of native libraries as method handles, by the foreign function interface where the JDK has it as a final feature (22 and later). It is
 * found by reflection because this code also runs on JDK 21, where there are no such functions.
 */
final class ForeignFunctions {
  private static final String PACKAGE = "java.lang.foreign.";

  private final Object symbols;

  private ForeignFunctions(Object symbols) {
    this.symbols = symbols;
  }

  /** Those of a library file; throws where the JDK has no foreign functions or there is no such library. */
  static ForeignFunctions of(Path library) throws ReflectiveOperationException {
    Class<?> arena = type("Arena");
    Object global = arena.getMethod("global").invoke(null);
    return new ForeignFunctions(type("SymbolLookup").getMethod("libraryLookup", Path.class, arena).invoke(null, library, global));
  }

  /** Those of the C library; throws where the JDK has no foreign functions. */
  static ForeignFunctions ofSystem() throws ReflectiveOperationException {
    Object linker = type("Linker").getMethod("nativeLinker").invoke(null);
    return new ForeignFunctions(type("Linker").getMethod("defaultLookup").invoke(linker));
  }

  /**
   * A function.
   *
   * @param result {@code void.class}, {@code int.class} or {@code long.class}
   * @param arguments {@code int.class} or {@code long.class} each; an address is a {@code long}
   * @throws IllegalArgumentException where there is no function of that name
   */
  MethodHandle function(String name, Class<?> result, Class<?>... arguments) throws ReflectiveOperationException {
    Object address =
        ((Optional<?>) type("SymbolLookup").getMethod("find", String.class).invoke(symbols, name))
        .orElseThrow(() -> new IllegalArgumentException(name));
    Class<?> layout = type("MemoryLayout");
    Object takes = Array.newInstance(layout, arguments.length);
    for (int i = 0; i < arguments.length; i++) {
      Array.set(takes, i, layout(arguments[i]));
    }
    Class<?> description = type("FunctionDescriptor");
    Object signature =
        result == void.class
            ? description.getMethod("ofVoid", takes.getClass()).invoke(null, takes)
            : description.getMethod("of", layout, takes.getClass()).invoke(null, layout(result), takes);
    Class<?> linker = type("Linker");
    Method downcall =
        Arrays.stream(linker.getMethods())
            .filter(m -> m.getName().equals("downcallHandle") && m.getParameterCount() == 3)
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException("downcallHandle"));
    Object options = Array.newInstance(downcall.getParameterTypes()[2].getComponentType(), 0);
    return (MethodHandle) downcall.invoke(linker.getMethod("nativeLinker").invoke(null), address, signature, options);
  }

  private static Object layout(Class<?> type) throws ReflectiveOperationException {
    return type("ValueLayout").getField(type == int.class ? "JAVA_INT" : "JAVA_LONG").get(null);
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(PACKAGE + name);
  }
}
