package org.ganglion.workflow.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ganglion.api.engine.EngineInfo;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.workflow.leases.Lease;
import org.ganglion.workflow.leases.Offer;
import org.ganglion.workflow.leases.Services;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * What may change results or speed of a run.
 *
 * @param engines of the tensor core, the preferred one first; empty where there is no core
 * @param kernel bundles below all plug-ins, with digests
 */
record Environment(Map<String, String> facts, List<EngineInfo> engines, Map<String, String> kernel) {
  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

  /**
   * This machine and platform.
   *
   * @param wanted engine that the user asks for
   */
  static Environment read(Services services, int threads, Optional<String> wanted) {
    List<EngineInfo> engines = engines(services);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("platform", platform());
    facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
    facts.put("processor", processor());
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("threads", Integer.toString(threads));
    facts.put("memory", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB heap");
    wanted.ifPresent(id -> facts.put("engine.wanted", id));
    engine(engines, wanted).ifPresent(engine -> {
      facts.put("engine", engine.id());
      facts.put("engine.version", engine.version());
      facts.put("engine.device", engine.device());
      facts.put("engine.instructions", engine.instructionSet());
    });
    return new Environment(facts, engines, services.kernel());
  }

  /** The engine that networks get which do not name one. */
  private static Optional<EngineInfo> engine(List<EngineInfo> engines, Optional<String> wanted) {
    return engines.stream().filter(engine -> wanted.isEmpty() || wanted.get().equals(engine.id())).findFirst();
  }

  /** The engine as it stands in journal lines. */
  String engine() {
    return facts.containsKey("engine") ? facts.get("engine") + " " + facts.get("engine.version") : "";
  }

  /** Its instruction set. */
  String instructions() {
    return facts.getOrDefault("engine.instructions", "");
  }

  /** What is a part of every cache key. */
  Object platformKey() {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("wanted", facts.getOrDefault("engine.wanted", ""));
    key.put("engines", engines.stream().map(EngineInfo::toString).toList());
    key.put("kernel", kernel);
    return key;
  }

  static List<EngineInfo> engines(Services services) {
    for (Offer offer : services.offers(TensorCore.class.getName())) {
      Optional<Lease<TensorCore>> lease = services.lease(offer, TensorCore.class);
      if (lease.isPresent()) {
        try (Lease<TensorCore> core = lease.get()) {
          return List.copyOf(core.service().engines());
        }
      }
    }
    return List.of();
  }

  private static String platform() {
    Bundle bundle = FrameworkUtil.getBundle(Environment.class);
    return "Ganglion" + (bundle == null ? "" : " " + bundle.getVersion());
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(PROCESSOR)) {
      return lines.filter(line -> line.startsWith("model name")).map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst()
          .orElse("unknown");
    } catch (IOException | java.io.UncheckedIOException e) {
      return System.getProperty("os.arch");
    }
  }
}
