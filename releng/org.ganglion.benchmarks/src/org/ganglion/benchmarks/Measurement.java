package org.ganglion.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.ganglion.benchmarks.result.Bar;
import org.ganglion.benchmarks.result.Interval;
import org.ganglion.benchmarks.result.Ratio;
import org.ganglion.benchmarks.row.Row;
import org.ganglion.benchmarks.server.Client;
import org.ganglion.benchmarks.server.Usage;

/**
 * Measures a row: each engine in a fresh process, checked to compute the same, warmed, then called in turn, so that whatever else the machine does
 * meets all alike.
 *
 * @param engine id of our engine
 * @param blocks for each engine
 * @param seconds of CPU time in a block
 */
record Measurement(Launcher launcher, String engine, int blocks, double seconds) {
  private static final int WARM_BLOCKS = 2;

  /** The ratio to each peer of the row. */
  List<Ratio> of(Row row) throws IOException {
    if (row.clock() != Row.Clock.STEP) {
      return new StartUp(launcher, engine, blocks).of(row);
    }
    // in processes of their own: what the check leaves behind is none of the memory that the row needs
    Map<String, Client> checked = start(row);
    try {
      check(row, checked);
    } finally {
      checked.values().forEach(Client::close);
    }
    Map<String, Client> clients = start(row);
    try {
      for (Client client : clients.values()) {
        client.run(row.name(), WARM_BLOCKS * seconds);
      }
      Map<String, List<Usage>> used = new LinkedHashMap<>();
      for (int block = 0; block < blocks; block++) {
        for (Map.Entry<String, Client> client : clients.entrySet()) {
          used.computeIfAbsent(client.getKey(), name -> new ArrayList<>()).add(client.getValue().run(row.name(), seconds));
        }
      }
      return row.bars().stream().map(bar -> ratio(row, bar, used.get(engine), used.get(bar.peer()))).toList();
    } finally {
      clients.values().forEach(Client::close);
    }
  }

  private Map<String, Client> start(Row row) throws IOException {
    Map<String, Client> clients = new LinkedHashMap<>();
    clients.put(engine, launcher.start(engine));
    for (Bar bar : row.bars()) {
      clients.put(bar.peer(), launcher.start(bar.peer()));
    }
    return clients;
  }

  private void check(Row row, Map<String, Client> clients) throws IOException {
    for (boolean smooth : new boolean[] {true, false}) {
      Map<String, float[]> ours = clients.get(engine).check(row.name(), smooth);
      for (Bar bar : row.bars()) {
        Agreement.require(row.name(), bar.peer(), ours, clients.get(bar.peer()).check(row.name(), smooth), smooth);
      }
    }
  }

  private Ratio ratio(Row row, Bar bar, List<Usage> ours, List<Usage> theirs) {
    // The clock of CPU time adds up threads, so with several of them the time on the wall is what counts.
    ToDoubleFunction<Usage> time = launcher.threads() == 1 ? Usage::cpuNanoseconds : Usage::wallNanoseconds;
    double[] a = ours.stream().mapToDouble(time).toArray();
    double[] b = theirs.stream().mapToDouble(time).toArray();
    double[] ratios = new double[blocks];
    for (int i = 0; i < blocks; i++) {
      ratios[i] = a[i] / b[i];
    }
    return new Ratio(row.name(), engine, 1e-9 * Interval.of(a).median(), 1e-9 * Interval.of(b).median(), Interval.of(ratios), bar,
        ours.get(blocks - 1).residentMegabytes(), theirs.get(blocks - 1).residentMegabytes());
  }
}
