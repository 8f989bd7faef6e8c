package org.ganglion.workflow.live;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.kit.file.Disk;
import org.ganglion.runtime.api.LiveChange;
import org.ganglion.runtime.api.LiveStatus;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.fakes.FakeServices;
import org.ganglion.workflow.leases.Routes;
import org.ganglion.workflow.operators.Ghosts;
import org.ganglion.workflow.live.processor.FilterRecords;
import org.ganglion.workflow.live.processor.SelectFields;
import org.ganglion.workflow.live.processor.WindowStatistics;
import org.ganglion.workflow.live.sink.FileSink;
import org.ganglion.workflow.live.sink.PostSink;

/** A live engine over fake services. */
final class LiveBench {
  final FakeServices services = new FakeServices();
  final Ghosts ghosts = new Ghosts();
  final Processors.Collecting collected = new Processors.Collecting();
  final Path home;
  LiveEngine engine;

  LiveBench(Path home) {
    this(home, InputStream.nullInputStream());
  }

  LiveBench(Path home, InputStream input) {
    this.home = home;
    processor("live.file", "1.0", new FileSink());
    processor("live.post", "1.0", new PostSink());
    processor("live.select", "1.0", new SelectFields());
    processor("live.filter", "1.0", new FilterRecords());
    processor("live.window", "1.0", new WindowStatistics());
    processor("test.collect", "1.0", collected);
    processor("test.model", "1.0", new Processors.Modelled());
    engine = new LiveEngine(new Routes(services), ghosts, new Disk(), () -> input);
  }

  LiveBench processor(String id, String version, ProcessorFactory<?, ?> factory) {
    services.add(ProcessorFactory.class, id, version, false, id + version, factory);
    return this;
  }

  LiveChange deploy(String text) throws IOException {
    return engine.deploy(home, source(text));
  }

  WorkflowSource source(String text) {
    return new WorkflowSource(home.resolve("flow.yaml"), text, Map.of());
  }

  void append(String file, String... lines) throws IOException {
    Files.createDirectories(home);
    Files.write(home.resolve(file), (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  LiveStatus status() {
    return engine.status(home).get(0);
  }

  LiveStatus.Node node(String id) {
    return status().nodes().stream().filter(node -> node.id().equals(id)).findFirst().orElseThrow();
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never " + what);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
    }
  }
}
