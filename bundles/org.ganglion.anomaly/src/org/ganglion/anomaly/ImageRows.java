package org.ganglion.anomaly;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.osgi.service.component.annotations.Component;

/** Images as rows of numbers: the mean of each field of a grid, so that detectors for rows can look at them. */
@Component(service = Operator.class)
@OperatorInfo(id = "anomaly.image-rows", version = "1.1", summary = "Turns images into rows of the means of a grid's fields")
public final class ImageRows implements Operator<ImageRows.In, ImageRows.Params, ImageRows.Out> {
  /** The images. */
  public record In(
      @Port("images of one size; normal ones, where others follow") Images images,
      @Port("images that come behind, of the same size: in them others are to be found") Optional<Images> others) {}

  /** How. */
  public record Params(@Default("14") @Min(1) @Help("fields along each side, at most the image's pixels") int grid) {}

  /** The rows. */
  public record Out(
      @Port("time (an image a second), label, if known, and the columns cell1, cell2 … from 0 to 1") Table rows,
      @Port("images of classes that the first ones have none of: from, to, kind (the class)") Table events) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    Images first = in.images();
    int count = first.count() + in.others().map(Images::count).orElse(0);
    double[][] cells = cells(first, params.grid(), count);
    List<String> classes = classes(first);
    in.others().ifPresent(others -> {
      if (others.channels() != first.channels() || others.height() != first.height() || others.width() != first.width()) {
        throw new InputException("others: " + size(others) + " images cannot follow " + size(first) + " ones");
      }
      fill(others, params.grid(), cells, first.count());
    });
    List<Table.Column> columns = new ArrayList<>();
    columns.add(new Table.Numbers("time", IntStream.range(0, count).asDoubleStream().toArray()));
    List<String> all = new ArrayList<>(classes);
    in.others().ifPresent(others -> all.addAll(classes(others)));
    if (all.size() == count) {
      columns.add(new Table.Words("label", all));
    }
    for (int cell = 0; cell < cells.length; cell++) {
      columns.add(new Table.Numbers("cell" + (cell + 1), cells[cell]));
    }
    int[] odd = IntStream.range(first.count(), all.size() == count ? count : 0).filter(row -> !classes.contains(all.get(row))).toArray();
    double[] rows = Arrays.stream(odd).asDoubleStream().toArray();
    List<String> kinds = Arrays.stream(odd).mapToObj(all::get).toList();
    return new Out(
        new Table(columns), new Table(
        List.of(new Table.Numbers("from", rows), new Table.Numbers("to", rows.clone()), new Table.Words("kind", kinds))));
  }

  private static String size(Images images) {
    return images.channels() + "×" + images.height() + "×" + images.width();
  }

  private static List<String> classes(Images images) {
    return images.labels().map(labels -> Arrays.stream(labels.of()).mapToObj(labels.classes()::get).toList()).orElse(List.of());
  }

  private static double[][] cells(Images images, int grid, int rows) {
    double[][] cells = new double[images.channels() * Math.min(grid, images.height()) * Math.min(grid, images.width())][rows];
    fill(images, grid, cells, 0);
    return cells;
  }

  private static void fill(Images images, int grid, double[][] cells, int at) {
    int down = Math.min(grid, images.height());
    int across = Math.min(grid, images.width());
    int[] pixels = new int[cells.length];
    ByteBuffer bytes = images.pixels();
    for (int i = 0; i < images.count(); i++) {
      Arrays.fill(pixels, 0);
      for (int c = 0; c < images.channels(); c++) {
        for (int y = 0; y < images.height(); y++) {
          for (int x = 0; x < images.width(); x++) {
            int cell = (c * down + y * down / images.height()) * across + x * across / images.width();
            cells[cell][at + i] += bytes.get(((i * images.channels() + c) * images.height() + y) * images.width() + x) & 0xff;
            pixels[cell]++;
          }
        }
      }
      for (int cell = 0; cell < cells.length; cell++) {
        cells[cell][at + i] /= 255.0 * pixels[cell];
      }
    }
  }
}
