package org.ganglion.data;

import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.data.table.ContinuousRows;
import org.osgi.service.component.annotations.Component;

/**
 * Makes an image of one row of pixels from each row of a table, so that what learns from images, a GAN for instance, can learn from measurements.
 * Each column is spread over the 256 levels of a pixel, its smallest value black, its largest white.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "data.rows-as-images", version = "1.0", summary = "Makes images of 1×columns pixels from a table of continuous numbers, for a GAN")
public final class RowsAsImages implements Operator<RowsAsImages.In, RowsAsImages.Params, RowsAsImages.Out> {
  /** The table. */
  public record In(
      @Port("continuous numbers only: categories have nothing between them, and a GAN's generator learns by small changes of every"
          + " value") Table table) {}

  /** Nothing to choose. */
  public record Params() {}

  /** Its rows. */
  public record Out(@Port("one image a row, 1 × columns pixels") Images images) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    ContinuousRows rows = ContinuousRows.of(in.table());
    context.log(in.table().rows() + " rows of " + in.table().columns().size()
        + " columns, each from its smallest to its largest value in 256 levels");
    return new Out(new Images(1, 1, in.table().columns().size(), rows.levels(), Optional.empty(), Optional.empty()));
  }
}
