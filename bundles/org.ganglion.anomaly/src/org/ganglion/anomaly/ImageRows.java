package org.ganglion.anomaly;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.osgi.service.component.annotations.Component;

/** Images as rows of numbers: the mean of each field of a grid, so that detectors for rows can look at them. */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.image-rows", version = "1.0", summary = "Turns images into rows of the means of a grid's fields")
public final class ImageRows implements Operator<ImageRows.In, ImageRows.Params, ImageRows.Out> {
  /** The images. */
  public record In(@Port("images of one size") Images images) {}

  /** How. */
  public record Params(@Default("14") @Min(1) @Help("fields along each side, at most the image's pixels") int grid) {}

  /** The rows. */
  public record Out(@Port("label, if known, and the columns cell1, cell2 … from 0 to 1") Table rows) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    Images images = in.images();
    int down = Math.min(params.grid(), images.height());
    int across = Math.min(params.grid(), images.width());
    double[][] cells = new double[images.channels() * down * across][images.count()];
    int[] pixels = new int[cells.length];
    ByteBuffer bytes = images.pixels();
    for (int i = 0; i < images.count(); i++) {
      java.util.Arrays.fill(pixels, 0);
      for (int c = 0; c < images.channels(); c++) {
        for (int y = 0; y < images.height(); y++) {
          for (int x = 0; x < images.width(); x++) {
            int cell = (c * down + y * down / images.height()) * across + x * across / images.width();
            cells[cell][i] += bytes.get(((i * images.channels() + c) * images.height() + y) * images.width() + x) & 0xff;
            pixels[cell]++;
          }
        }
      }
      for (int cell = 0; cell < cells.length; cell++) {
        cells[cell][i] /= 255.0 * pixels[cell];
      }
    }
    List<Table.Column> columns = new ArrayList<>();
    images.labels().ifPresent(labels -> columns.add(new Table.Words("label", java.util.Arrays.stream(labels.of()).mapToObj(labels.classes()::get).toList())));
    for (int cell = 0; cell < cells.length; cell++) {
      columns.add(new Table.Numbers("cell" + (cell + 1), cells[cell]));
    }
    return new Out(new Table(columns));
  }
}
