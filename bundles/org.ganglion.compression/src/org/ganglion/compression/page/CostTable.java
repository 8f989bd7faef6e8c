package org.ganglion.compression.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ganglion.api.artifact.Table;
import org.ganglion.compression.cost.LayerCost;
import org.ganglion.compression.search.Candidate;
import org.ganglion.compression.search.Task;

/** Costs and candidates as tables. */
public final class CostTable {
  private CostTable() {}

  /** One row for each layer. */
  public static Table layers(List<LayerCost> costs) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(new Table.Words("layer", costs.stream().map(LayerCost::layer).toList()));
    columns.add(new Table.Words("kind", costs.stream().map(LayerCost::kind).toList()));
    add(columns, costs, "weights", LayerCost::weights);
    add(columns, costs, "kept", LayerCost::kept);
    add(columns, costs, "multiply-adds", LayerCost::multiplyAdds);
    add(columns, costs, "kept multiply-adds", LayerCost::keptMultiplyAdds);
    add(columns, costs, "bits", LayerCost::bits);
    add(columns, costs, "weight bytes", LayerCost::weightBytes);
    add(columns, costs, "map bytes", LayerCost::mapBytes);
    add(columns, costs, "fetch batches", LayerCost::fetchBatches);
    add(columns, costs, "memory bytes", LayerCost::memoryBytes);
    add(columns, costs, "cache bytes", LayerCost::cacheBytes);
    add(columns, costs, "nJ", row -> row.picojoule() / 1000);
    add(columns, costs, "µs", LayerCost::microseconds);
    return new Table(columns);
  }

  private static <T> void add(List<Table.Column> columns, List<T> rows, String name, ToDoubleFunction<T> value) {
    columns.add(new Table.Numbers(name, rows.stream().mapToDouble(value).toArray()));
  }

  /** One row for each layer that both have, before and after. */
  public static Table layers(List<LayerCost> before, List<LayerCost> after) {
    List<LayerCost> all = new ArrayList<>(before);
    all.addAll(after);
    List<String> which = new ArrayList<>();
    before.forEach(row -> which.add("before"));
    after.forEach(row -> which.add("after"));
    List<Table.Column> columns = new ArrayList<>(layers(all).columns());
    columns.add(0, new Table.Words("when", which));
    return new Table(columns);
  }

  /** One row for each candidate. */
  public static Table candidates(Task task, List<Candidate> tried) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(new Table.Words("step", tried.stream().map(Candidate::step).toList()));
    add(columns, tried, "quality", Candidate::quality);
    if (task.classifier()) {
      add(columns, tried, "low end", candidate -> task.interval(candidate.quality()).orElseThrow().low());
      add(columns, tried, "high end", candidate -> task.interval(candidate.quality()).orElseThrow().high());
    }
    add(columns, tried, "weights", Candidate::kept);
    add(columns, tried, "bytes", Candidate::bytes);
    add(columns, tried, "nJ predicted", Candidate::nanojoule);
    add(columns, tried, "µs predicted", candidate -> candidate.costs().stream().mapToDouble(LayerCost::microseconds).sum());
    add(columns, tried, "µs measured", Candidate::microseconds);
    return new Table(columns);
  }
}
