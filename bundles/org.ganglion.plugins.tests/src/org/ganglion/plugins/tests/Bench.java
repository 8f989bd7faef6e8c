package org.ganglion.plugins.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.ganglion.runtime.api.GanglionRuntime;
import org.ganglion.runtime.api.RunEvent;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunOptions;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.runtime.api.plugins.PluginSummary;
import org.ganglion.runtime.api.plugins.Plugins;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The platform of the framework that the tests run in, with a plug-in manager of its own for each test. */
final class Bench implements AutoCloseable {
  final BundleContext context = FrameworkUtil.getBundle(Bench.class).getBundleContext();
  final Path home;
  final Path jars;
  final Plugins plugins;
  final GanglionRuntime runtime;
  final List<RunEvent> events = new CopyOnWriteArrayList<>();

  Bench(Path folder) throws Exception {
    // Read when the routing comes to life, which is when the first test asks for it; versions that never come to life are to be found out soon.
    System.setProperty("ganglion.plugins.limit", "4");
    home = folder.resolve("home");
    jars = Files.createDirectories(folder.resolve("jars"));
    restartManager();
    plugins = service(Plugins.class);
    runtime = service(GanglionRuntime.class);
    plugins.open(home);
  }

  /** A manager knows one state folder for all its life. */
  private void restartManager() throws Exception {
    ServiceComponentRuntime components = service(ServiceComponentRuntime.class);
    Bundle manager = bundle("org.ganglion.plugins").orElseThrow();
    for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs(manager)) {
      if (component.implementationClass.endsWith("PluginManager")) {
        components.disableComponent(component).getValue();
        components.enableComponent(component).getValue();
      }
    }
  }

  <T> T service(Class<T> type) throws InterruptedException {
    await(() -> context.getServiceReference(type) != null, type.getName());
    ServiceReference<T> reference = context.getServiceReference(type);
    return context.getService(reference);
  }

  Optional<Bundle> bundle(String name) {
    return bundles(name).stream().findFirst();
  }

  List<Bundle> bundles(String name) {
    return java.util.Arrays.stream(context.getBundles()).filter(bundle -> name.equals(bundle.getSymbolicName())).toList();
  }

  /** Versions of a plug-in with their status, {@code 1.0.0 ACTIVE}. */
  List<String> versions(String name) {
    return plugins.list().stream().filter(plugin -> plugin.name().equals(name)).map(plugin -> plugin.version() + " " + plugin.status()).toList();
  }

  PluginSummary plugin(String name) {
    return plugins.list().stream().filter(plugin -> plugin.name().equals(name)).findFirst().orElseThrow();
  }

  RunHandle start(String workflow) throws IOException {
    return start("test.yaml", workflow);
  }

  RunHandle start(String file, String workflow) throws IOException {
    RunOptions options = new RunOptions(home, false, 4, Optional.empty(), Duration.ofMinutes(5));
    return runtime.start(new WorkflowSource(home.resolve(file), workflow, Map.of()), options, events::add);
  }

  /** Starts a run and waits until its step works. */
  RunHandle working(String workflow) throws Exception {
    RunHandle run = start(workflow);
    await(() -> journal(run.id()).contains("\"step-started\""), "the first step");
    return run;
  }

  String journal(String run) {
    try {
      return Files.readString(home.resolve("runs").resolve(run).resolve("journal.jsonl"));
    } catch (IOException e) {
      return "";
    }
  }

  static RunResult end(RunHandle run) throws Exception {
    return run.result().get(60, TimeUnit.SECONDS);
  }

  static void await(BooleanSupplier condition, String what) throws InterruptedException {
    long end = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited for " + what + " in vain");
      }
      java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
    }
  }

  @Override
  public void close() throws Exception {
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getLocation().contains(home.toString())) {
        bundle.uninstall();
      }
    }
  }
}
