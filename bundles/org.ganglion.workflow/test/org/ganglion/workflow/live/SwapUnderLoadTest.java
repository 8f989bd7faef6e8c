package org.ganglion.workflow.live;

import static org.ganglion.workflow.live.LiveBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.ganglion.api.live.LiveContext;
import org.ganglion.api.live.Processor;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.workflow.fakes.Figures;
import org.ganglion.workflow.live.Processors.Counting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Small counts here; {@code -Dganglion.live.swaps=200 -Dganglion.live.changes=50 -Dganglion.live.rate=5500} are those of the study. */
class SwapUnderLoadTest {
  private static final int SWAPS = Integer.getInteger("ganglion.live.swaps", 25);
  private static final int CHANGES = Integer.getInteger("ganglion.live.changes", 10);
  private static final int RATE = Integer.getInteger("ganglion.live.rate", 3000);
  private static final int MOST = 5_000_000;
  /** Five times the bar of 100 ms: a shared machine stops for that long by itself. */
  private static final double MOST_MILLIS = 500;

  private static final String FLOW = """
      kind: live
      name: load
      nodes:
        in: { uses: live.input }
        count: { uses: test.count, from: in }
        out: { uses: test.sink, from: count }
      """;

  private static final String DETOUR = """
        first: { uses: test.again, from: count }
        second: { uses: live.filter, from: first, with: { field: n, atLeast: -SIZE } }
      """;

  @TempDir Path home;

  private LiveBench start(Load load) throws IOException {
    LiveBench bench = new LiveBench(home, load).processor("test.sink", "1.0", load.sink()).processor("test.again", "1.0", new Again())
        .processor("test.count", "1.0", new Counting("first"));
    bench.deploy(FLOW);
    await("is warm", () -> load.seen() > RATE);
    return bench;
  }

  @Test
  void swapsOfAProcessorLoseNothingDoubleNothingAndKeepTheOrder(TestReporter reporter) throws Exception {
    Load load = new Load(RATE, MOST);
    LiveBench bench = start(load);
    int warm = load.seen();
    double[] worst = new double[SWAPS];
    for (int i = 1; i <= SWAPS; i++) {
      int swap = i;
      int from = load.seen();
      bench.services.remove("test.count");
      bench.processor("test.count", "1." + i, new Counting("version " + i)).engine.routesChanged();
      await("swapped", () -> bench.node("count").swaps() == swap);
      LockSupport.parkNanos(20_000_000);
      worst[i - 1] = load.quantile(1, from, load.seen());
    }
    finish(bench, load);
    Arrays.sort(worst);
    double p99 = worst[(int) Math.min(worst.length - 1, Math.ceil(0.99 * worst.length))];
    new Figures(reporter)
        .tell("swaps", String.format(Locale.ROOT,
        "%d swaps, %d records at %.0f/s; records: median %.3f ms, p99 %.3f ms; longest of a swap: median %.3f ms, p99 %.3f ms",
        SWAPS, load.seen(), load.reached(), load.quantile(0.5, warm, load.seen()), load.quantile(0.99, warm, load.seen()), worst[worst.length / 2],
            p99));
    assertTrue(p99 <= MOST_MILLIS, "the longest pause of a record was " + p99 + " ms");
  }

  @Test
  void changesOfTheGraphLoseNothingDoubleNothingAndKeepWhatTheyDoNotTouch(TestReporter reporter) throws Exception {
    Load load = new Load(RATE, MOST);
    LiveBench bench = start(load);
    int warm = load.seen();
    double[] worst = new double[CHANGES];
    for (int i = 0; i < CHANGES; i++) {
      int from = load.seen();
      bench.deploy(i % 2 == 1 ? FLOW : FLOW.replace("from: count }", "from: second }\n" + DETOUR.replace("SIZE", Integer.toString(5 + i))));
      LockSupport.parkNanos(20_000_000);
      worst[i] = load.quantile(1, from, load.seen());
    }
    finish(bench, load);
    Arrays.sort(worst);
    new Figures(reporter)
        .tell("changes", String.format(Locale.ROOT,
        "%d changes, %d records at %.0f/s; records: median %.3f ms, p99 %.3f ms; longest of a change: median %.3f ms, longest %.3f ms",
        CHANGES, load.seen(), load.reached(), load.quantile(0.5, warm, load.seen()), load.quantile(0.99, warm, load.seen()), worst[worst.length / 2],
            worst[worst.length - 1]));
  }

  /** Passes on what it gets. */
  private static final class Again implements ProcessorFactory<Load.Nothing, Load.Nothing> {
    @Override
    public Processor open(Load.Nothing inputs, Load.Nothing parameters, LiveContext context) {
      return (record, out) -> out.emit(record);
    }
  }

  private void finish(LiveBench bench, Load load) {
    load.end();
    await("came out", () -> load.seen() == load.sent());
    assertEquals("", load.wrong());
    assertEquals(0, bench.status().failed());
    bench.engine.close();
    assertEquals(0, bench.services.open.get(), "every lease is given back");
  }
}
