package org.ganglion.gan;

import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.gan.sample.SampleMaker;
import org.ganglion.gan.table.Layout;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Draws rows from a generator of rows. */
@Component(service = Operator.class)
@OperatorInfo(id = "gan.sample-table", version = "1.0", summary = "Draws rows from a generator that gan.train-table made")
public final class SampleTableGan implements Operator<SampleTableGan.In, SampleTableGan.Params, SampleTableGan.Out> {
  private static final int BATCH = 64;

  private final TensorCore core;

  @Activate
  public SampleTableGan(@Reference TensorCore core) {
    this.core = core;
  }

  /** Whom to draw from. */
  public record In(@Port("a generator that gan.train-table made") Model generator) {}

  /** How many. */
  public record Params(@Default("1000") @Min(1) @Help("rows to draw") int count) {}

  /** What was drawn. */
  public record Out(@Port("the rows") Table table) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    Model model = in.generator();
    if (!TrainTableGan.KIND.equals(model.about().get("kind"))) {
      throw new InputException(
          "generator: this is a " + model.about().getOrDefault("kind", "model of no known kind") + ", rows are drawn from a " + TrainTableGan.KIND
              + ", the port 'generator' of gan.train-table");
    }
    Layout layout = Layout.of(model.about());
    float[][] rows = new float[params.count()][layout.width()];
    try (Network network = core.compile(model.spec(), 0, CompileOptions.inference(BATCH).onEngine(context.engine()))) {
      model.into(network);
      int latent = model.spec().inputs().get(0).sample().dim(0);
      new SampleMaker(network.graph(), latent, 0, BATCH, context.seed(), context.arena()).draw(
          rows.length,
          (sample, to, position) -> { },
          inputs -> network.forward(inputs, Mode.INFERENCE),
          (made, conditions, first, now) -> {
            for (int i = 0; i < now; i++) {
              made.floats().get(i * layout.width(), rows[first + i]);
            }
          });
    }
    return new Out(layout.table(rows));
  }
}
