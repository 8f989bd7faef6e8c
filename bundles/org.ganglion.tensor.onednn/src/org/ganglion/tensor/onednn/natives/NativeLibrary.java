package org.ganglion.tensor.onednn.natives;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.ganglion.api.engine.EngineInfo;

/** oneDNN's native code: whether it is there, and, once it is needed, which version on which instruction set. */
public final class NativeLibrary {
  private Threads threads;

  /** Whether there is a library for this platform; a look at a resource, nothing is loaded. */
  public static boolean present() {
    return dnnl.class.getResource("/org/bytedeco/dnnl/" + Loader.getPlatform() + "/libjnidnnl.so") != null;
  }

  /** Control of threads; loads the library when first called. */
  public synchronized Threads threads() {
    if (threads == null) {
      Loader.load(dnnl.class);
      threads = Threads.find();
    }
    return threads;
  }

  /** The engine as it stands in journals; loads the library when first called. */
  public EngineInfo info(String id) {
    threads();
    dnnl_version_t version = dnnl.dnnl_version();
    return new EngineInfo(id, "oneDNN " + version.major() + "." + version.minor() + "." + version.patch(), "CPU", instructionSet());
  }

  /** oneDNN's name for the instruction set that its kernels use here, as its constants spell it. */
  private static String instructionSet() {
    int effective = dnnl.dnnl_get_effective_cpu_isa();
    String prefix = "dnnl_cpu_isa_";
    String name = "ISA_" + effective;
    try {
      for (Field field : dnnl.class.getFields()) {
        if (field.getName().startsWith(prefix) && Modifier.isStatic(field.getModifiers()) && field.getInt(null) == effective) {
          return field.getName().substring(prefix.length()).toUpperCase(java.util.Locale.ROOT);
        }
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("oneDNN's constants cannot be read", e);
    }
    return name;
  }
}
