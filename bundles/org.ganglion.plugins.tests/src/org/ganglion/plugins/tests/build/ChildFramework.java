package org.ganglion.plugins.tests.build;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * A process with a framework of its own, to be killed: {@code list} prints plug-ins, {@code install JAR} and {@code swap JAR STEP} print every move
 * and stop for ever at a step. Plug-in management is called by reflection, since its classes live in the framework.
 */
public final class ChildFramework {
  private ChildFramework() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    Map<String, String> configuration = new HashMap<>();
    // Beside the state folder, which is the caller's to remove: whoever is killed cannot remove anything.
    Path storage = Files.createTempDirectory(Path.of(arguments[1]).toAbsolutePath().getParent(), "child");
    configuration.put(Constants.FRAMEWORK_STORAGE, storage.toString());
    Framework framework = ServiceLoader.load(FrameworkFactory.class).iterator().next().newFramework(configuration);
    framework.init();
    List<Bundle> bundles = new ArrayList<>();
    for (String location : arguments[0].split("\\|")) {
      bundles.add(framework.getBundleContext().installBundle(location));
    }
    framework.start();
    for (Bundle bundle : bundles) {
      if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
        bundle.start();
      }
    }
    ServiceReference<?> reference = framework.getBundleContext().getServiceReference("org.ganglion.runtime.api.plugins.Plugins");
    Object plugins = framework.getBundleContext().getService(reference);
    Class<?> type = plugins.getClass();
    type.getMethod("open", Path.class).invoke(plugins, Path.of(arguments[1]));
    if (arguments[2].equals("list")) {
      for (Object plugin : (List<?>) type.getMethod("list").invoke(plugins)) {
        out.println("plugin " + get(plugin, "name") + " " + get(plugin, "version") + " " + get(plugin, "status"));
      }
    } else {
      Class<?> options = type.getClassLoader().loadClass("org.ganglion.runtime.api.plugins.SwapOptions");
      Consumer<Object> listener = move -> {
        out.println("at " + get(move, "step"));
        if (arguments.length > 4 && arguments[4].equals(get(move, "step"))) {
          waitForEver();
        }
      };
      type.getMethod(arguments[2], Path.class, options, Consumer.class)
          .invoke(plugins, Path.of(arguments[3]), options.getMethod("standard").invoke(null), listener);
    }
    out.println("end");
    Runtime.getRuntime().halt(0);
  }

  private static Object get(Object record, String name) {
    try {
      return String.valueOf(record.getClass().getMethod(name).invoke(record));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
