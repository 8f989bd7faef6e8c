package org.ganglion.gan.training;

import java.nio.FloatBuffer;
import org.ganglion.api.artifact.Pictures.Picture;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Shape;
import org.ganglion.gan.architecture.GanNetworks;
import org.ganglion.gan.sample.SampleMaker;
import org.ganglion.gan.sample.SampleSheet;
import org.ganglion.gan.source.PixelRange;

/** When sample sheets are drawn in a training, and how large. All are drawn from the same noise, so that one sees each sample take shape. */
public record SheetPlan(
    @Default("500") @Min(1) @Help("turns of the generator from one sample sheet to the next; more where it would be above 40 sheets") int every,
    @Default("8") @Min(1) @Max(64) @Help("rows of samples on a sheet") int rows,
    @Default("8") @Min(1) @Max(64) @Help("columns of samples on a sheet") int columns) {
  private static final int MOST_SHEETS = 40;

  /** Rounds from sheet to sheet in a training of so many. */
  long interval(long rounds) {
    return Math.max(every, (rounds + MOST_SHEETS - 1) / MOST_SHEETS);
  }

  /** Draws sheets of one training. */
  final class Painter {
    private final GanNetworks networks;
    private final SampleMaker maker;
    private final PixelRange range;
    private final int conditions;

    Painter(GanNetworks networks, PixelRange range, int batch, long seed, Arena arena) {
      this.networks = networks;
      this.range = range;
      this.conditions = networks.shape().conditions();
      this.maker = new SampleMaker(networks.generator().graph(), networks.shape().latent(), conditions, batch, seed, arena);
    }

    Picture paint(String title) {
      var shape = networks.shape();
      Shape image = Shape.of(shape.channels(), shape.height(), shape.width());
      var pixels = maker.pixels(rows * columns, image, range, this::wish, inputs -> networks.average().forward(inputs, Mode.INFERENCE));
      return SampleSheet.of(title, pixels, shape.channels(), shape.height(), shape.width(), columns);
    }

    /** Every class or attribute in turn; column by column where there are as many columns. */
    private void wish(int sample, FloatBuffer to, int position) {
      for (int i = 0; i < conditions; i++) {
        to.put(position + i, sample % conditions == i ? 1 : 0);
      }
    }
  }
}
