package org.ganglion.gan;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.data.Records;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.gan.GanShape;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.tensor.Shape;
import org.ganglion.gan.architecture.GanNetworks;
import org.ganglion.gan.source.PixelRange;
import org.ganglion.gan.source.RowSamples;
import org.ganglion.gan.source.SampleOrder;
import org.ganglion.gan.table.Layout;
import org.ganglion.gan.table.TableGan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Trains a GAN on rows of a table. Categories are refused unless the Gumbel-softmax is asked for, by which a generator can learn them all the same.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "gan.train-table", version = "1.0", summary = "Trains a GAN on rows of a table; categories by a Gumbel-softmax when asked for")
public final class TrainTableGan implements Operator<TrainTableGan.In, TrainTableGan.Params, TrainTableGan.Out> {
  /** What {@code kind} says in the facts of a generator of rows. */
  static final String KIND = "gan-table-generator";

  private final TensorCore core;

  @Activate
  public TrainTableGan(@Reference TensorCore core) {
    this.core = core;
  }

  /** What to imitate. */
  public record In(@Port("rows to imitate") Table table) {}

  /** What becomes of categories. */
  public enum Discrete {
    /** A sentence that says why not. */
    REFUSE,
    /** A head of the generator that draws one of them, softly. */
    GUMBEL_SOFTMAX
  }

  /** How to train. */
  public record Params(
      @Default("refuse") @Help("what becomes of columns of words") Discrete discrete,
      @Default("32") @Min(1) @Help("values of noise that a row is made from") int latent,
      @Default("200") @Min(1) @Help("how often every row is seen") int epochs,
      @Default("64") @Min(2) @Help("rows in a batch") int batch) {}

  /** The generator, and how it went. */
  public record Out(@Port("makes rows, for gan.sample-table") Model generator,
      @Port("losses of both players and the discriminator's AUC") Series losses) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    Layout layout = Layout.of(in.table());
    if (params.discrete() == Discrete.REFUSE) {
      layout.fields().stream().filter(Layout.Category.class::isInstance).findFirst().ifPresent(field -> {
        throw new InputException(
            "table: column '" + field.name()
            + "' holds categories, and a GAN needs continuous values: its generator learns by how a small change of each value"
                + " would be judged, and between categories there is no small change; set discrete: gumbel-softmax to draw them softly, or leave the"
                + " column out");
      });
    }
    RowSamples samples = new RowSamples(Shape.of(1, 1, layout.width()), layout.rows(in.table()), PixelRange.FULL);
    int batch = Math.min(params.batch(), samples.count());
    SampleOrder order = new SampleOrder(samples.count(), batch, context.seed());
    GanShape shape = new GanShape(1, 1, layout.width(), params.latent(), 0);
    CompileOptions learning = CompileOptions.training(batch).onEngine(context.engine());
    TrainGan.Params training =
        Records.read(TrainGan.Params.class, Map.of("epochs", params.epochs(), "sheets", Map.of("every", Integer.MAX_VALUE, "rows", 1, "columns", 8)));
    try (GanNetworks networks = GanNetworks.compile(core, "table", new TableGan(layout), shape, learning, false, context.seed())) {
      TrainGan.training(training, samples, order, networks, false, null, batch, context).play();
      Map<String, String> about = new LinkedHashMap<>(layout.about());
      about.put("kind", KIND);
      return new Out(Model.of(networks.average(), about), context.curves());
    }
  }
}
