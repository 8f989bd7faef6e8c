package org.ganglion.training;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.loss.Loss;
import org.ganglion.api.loss.Losses;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.kit.training.Predictions;
import org.ganglion.kit.training.Samples;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Trains a network that tells columns of a table from its other columns of numbers. All columns are standardised by what it learns from. */
@Component(service = Operator.class)
@OperatorInfo(id = "train.regressor", version = "1.0", summary = "Trains a network to tell columns of a table from the others")
public final class TrainRegressor implements Operator<TrainRegressor.In, TrainRegressor.Params, TrainRegressor.Out> {
  private final TensorCore core;

  @Activate
  public TrainRegressor(@Reference TensorCore core) {
    this.core = core;
  }

  /** What to learn from. */
  public record In(
      @Port("rows to learn from") Table table, @Port("rows that judge the epochs, in place of a share of the others") Optional<Table> validation) {}

  /** Which columns and network, and how to train it. */
  public record Params(
      @Min(1) @Help("columns to tell") List<String> targets,
      @Default("lenet-300-100") @Help("a customary network: lenet-300-100 (dense layers of 300 and 100) or linear") String architecture,
      @Help("a network of your own in its place, with one input and one output") Optional<NetworkSpec> network,
      @Default("0") @Min(0) @Help("deviations beyond which an error counts by its size, not its square; 0: always by its square") double huber,
      @Default("{}") @Help("how long and with which steps") Schedule schedule) {}

  /** The trained network, and how it went. */
  public record Out(
      @Port("the network, of its best epoch, on standardised columns") Model model,
      @Port("loss by epoch, in variances of the targets") Series losses,
      @Port("mean squared error on the held-out rows, in variances of the targets") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    TableColumns columns = TableColumns.fitted(in.table(), params.targets());
    Samples all = columns.samples(in.table());
    NetworkSpec spec = NetworkChoice.of(params.architecture(), params.network(), all.input(), params.targets().size());
    Loss loss = params.huber() > 0 ? Losses.huber(params.huber()) : Losses.meanSquaredError();
    Fitting.Split split =
        in.validation().map(rows -> new Fitting.Split(all, Optional.of(columns.samples(rows))))
            .orElseGet(() -> Fitting.Split.of(all, params.schedule().heldOut(), context.seed()));
    try (Network network = new Fitting(core, context).fit(spec, Beginning.of(Optional.empty(), List.of(), spec), split, loss, params.schedule())) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("samples learnt from", split.training().count());
      split.heldOut().ifPresent(samples -> facts.put(
          "mean squared error held out, in variances",
          new Predictions(network, samples, Math.min(params.schedule().batch(), samples.count()), context.arena()).loss(Losses.meanSquaredError())));
      return new Out(Model.of(network, columns.about()), context.curves(), new Facts(facts));
    }
  }
}
