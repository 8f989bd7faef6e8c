package org.ganglion.plugins.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.ganglion.plugins.tests.build.PluginJar;
import org.ganglion.plugins.tests.build.Sources;
import org.ganglion.runtime.api.LiveStatus;
import org.ganglion.runtime.api.LiveWorkflows;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.runtime.api.plugins.PluginException;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plug-ins are replaced by the plug-in manager while records flow through their processors. Small counts here; {@code -Dganglion.live.swaps=200
 * -Dganglion.live.changes=50 -Dganglion.live.rate=5500} are those of the study.
 */
class LiveSwapTest {
  private static final String NAME = "com.example.counter";
  private static final String SINK = "test.stream";
  private static final int SWAPS = Integer.getInteger("ganglion.live.swaps", 12);
  private static final int CHANGES = Integer.getInteger("ganglion.live.changes", 6);
  private static final int RATE = Integer.getInteger("ganglion.live.rate", 3000);
  /** Five times the bar of 100 ms: a shared machine stops for that long by itself. */
  private static final double MOST_MILLIS = 500;
  private static final SwapOptions WAIT = new SwapOptions(false, false, Duration.ofSeconds(20), SwapOptions.Overdue.KEEP);
  private static final String FLOW = """
      kind: live
      name: load
      nodes:
        in: { uses: live.tail, with: { file: in.jsonl, every: 1 } }
        count: { uses: test.count, from: in }
        out: { uses: test.out, from: count }
      """;

  private Bench bench;
  private LiveWorkflows live;
  private Stream stream;
  private PluginJar counter;

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    bench = new Bench(folder);
    live = bench.service(LiveWorkflows.class);
    stream = new Stream(RATE, bench.home.resolve("in.jsonl"));
    System.getProperties().put(SINK, stream);
    counter = new PluginJar(NAME, "1.0.0").processor("Count", "test.count", Sources.counting("Count"));
    bench.plugins.install(counter.build(bench.jars), SwapOptions.standard(), move -> { });
    bench.plugins.install(new PluginJar("com.example.sink", "1.0.0").processor("Out", "test.out", Sources.handing("Out", SINK)).build(bench.jars),
        SwapOptions.standard(), move -> { });
    deploy(FLOW);
    stream.start();
    Bench.await(() -> stream.seen() > RATE, "records to flow");
  }

  @AfterEach
  void end() throws Exception {
    stream.close();
    live.stop(bench.home);
    System.getProperties().remove(SINK);
    bench.close();
  }

  private void deploy(String text) throws Exception {
    live.deploy(bench.home, new WorkflowSource(bench.home.resolve("load.yaml"), text, Map.of()));
  }

  private LiveStatus.Node node(String id) throws Exception {
    return live.status(bench.home).get(0).nodes().stream().filter(node -> node.id().equals(id)).findFirst().orElseThrow();
  }

  private void finish() throws Exception {
    stream.close();
    Bench.await(() -> stream.seen() == stream.sent(), "all records to come out");
    assertEquals("", stream.wrong(), "0 lost, 0 doubled, order kept");
    assertEquals(0, live.status(bench.home).get(0).failed());
  }

  /** If this failed, replacing a plug-in would lose records or its processor's state, hold the stream up, or fill the memory with old versions. */
  @Test
  void swapsOfAPluginLoseNothingDoubleNothingAndKeepOrderAndState(TestReporter reporter) throws Exception {
    Memory memory = new Memory();
    double[] worst = new double[SWAPS];
    int warm = stream.seen();
    for (int i = 1; i <= SWAPS; i++) {
      Path jar = counter.at("1." + i + ".0").build(bench.jars);
      memory.watch(bench.bundle(NAME).orElseThrow());
      int from = stream.seen();
      bench.plugins.swap(jar, WAIT, move -> { });
      String version = "1." + i + ".0";
      Bench.await(() -> stream.version().equals(version), "records of " + version);
      LockSupport.parkNanos(20_000_000);
      worst[i - 1] = stream.quantile(1, from, stream.seen());
      assertEquals(List.of(version + " ACTIVE"), bench.versions(NAME), "the old version has gone");
      Files.delete(jar);
      memory.sample();
    }
    int end = stream.seen();
    finish();
    assertEquals(SWAPS + 1, stream.versions(), "every version has made records");
    Arrays.sort(worst);
    double p99 = worst[(int) Math.min(worst.length - 1, Math.ceil(0.99 * worst.length))];
    new Figures(reporter).tell("bundle-swaps", String.format(Locale.ROOT,
        "%d swaps, %d records at %.0f/s; records: median %.3f ms, p99 %.3f ms; longest of a swap: median %.3f ms, p99 %.3f ms; %s",
        SWAPS, stream.seen(), stream.reached(), stream.quantile(0.5, warm, end), stream.quantile(0.99, warm, end), worst[worst.length / 2], p99,
            memory));
    assertTrue(p99 <= MOST_MILLIS, "the longest pause of a record was " + p99 + " ms");
    assertTrue(memory.moreClasses() < 60 && memory.moreMetaspace() < 1 << 20, memory.toString());
  }

  /** If this failed, a change of the graph would reach nodes that it does not touch, or records would take a path that is not whole. */
  @Test
  void changesOfTheGraphKeepWhatTheyDoNotTouch(TestReporter reporter) throws Exception {
    double[] worst = new double[CHANGES];
    for (int i = 0; i < CHANGES; i++) {
      int from = stream.seen();
      deploy(i % 2 == 1 ? FLOW
          : FLOW.replace("from: count }", "from: wide }\n  wide: { uses: live.filter, from: count, with: { field: n, atLeast: -" + (i + 1) + " } }"));
      LockSupport.parkNanos(20_000_000);
      worst[i] = stream.quantile(1, from, stream.seen());
    }
    finish();
    Arrays.sort(worst);
    new Figures(reporter)
        .tell("graph-changes", String.format(Locale.ROOT, "%d changes, %d records at %.0f/s; longest of a change: median %.3f ms, longest %.3f ms",
        CHANGES, stream.seen(), stream.reached(), worst[worst.length / 2], worst[worst.length - 1]));
  }

  /** If this failed, removing a plug-in would break a stream without a word, or the records that wait for it would be gone. */
  @Test
  void aPluginThatALiveWorkflowUsesStaysUnlessForcedAndRecordsWaitForItsReturn() throws Exception {
    String sentence = assertThrows(PluginException.class, () -> bench.plugins.remove(NAME, false, Duration.ZERO, move -> { })).getMessage();
    assertTrue(sentence.contains("in use by live load.count"), sentence);
    bench.plugins.remove(NAME, true, Duration.ofSeconds(5), move -> { });
    Bench.await(() -> bench.bundles(NAME).isEmpty(), "the bundle to go");
    assertEquals(LiveStatus.State.WAITING, node("count").state());
    assertTrue(node("count").problem().contains("there is no processor 'test.count'"), node("count").problem());
    bench.plugins.install(counter.at("1.5.0").build(bench.jars), SwapOptions.standard(), move -> { });
    Bench.await(() -> stream.version().equals("1.5.0"), "records of the version that came back");
    finish();
  }
}
