package org.ganglion.rl.agents.play;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.kit.image.Grid;
import org.ganglion.kit.image.Png;
import org.ganglion.kit.image.Raster;

/**
 * Moments side by side. Under each picture a bar for each action, the highest for the one that the policy likes best (the one taken red), and a line
 * as long as the value is high within the episode.
 */
final class Strip {
  private static final int BARS = 40;
  private static final int LINE = 6;
  private static final int PAPER = 255;
  private static final int COLUMNS = 6;

  private Strip() {}

  static byte[] of(List<Moment> moments) {
    double low = moments.stream().mapToDouble(Moment::value).filter(Double::isFinite).min().orElse(0);
    double high = moments.stream().mapToDouble(Moment::value).filter(Double::isFinite).max().orElse(1);
    List<Raster> tiles = new ArrayList<>();
    for (Moment moment : moments) {
      tiles.add(tile(moment, (moment.value() - low) / Math.max(1e-9, high - low)));
    }
    return Png.encode(Grid.of(tiles, COLUMNS));
  }

  private static Raster tile(Moment moment, double worth) {
    Raster picture = moment.picture();
    int width = picture.width();
    Raster tile = Raster.filled(3, picture.height() + BARS + LINE + 4, width, PAPER);
    System.arraycopy(picture.pixels(), 0, tile.pixels(), 0, picture.pixels().length);
    double least = moment.opinion().stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double most = moment.opinion().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    // Probabilities stand on zero; values and means on the least of them.
    double ground = least >= 0 && most <= 1 ? 0 : least;
    double span = Math.max(1e-9, most - ground);
    int count = moment.opinion().size();
    for (int i = 0; i < count; i++) {
      int height = Math.max(1, (int) Math.round((moment.opinion().get(i) - ground) / span * (BARS - 4)));
      int left = i * width / count;
      int across = Math.max(1, (i + 1) * width / count - left - 1);
      Ink.rectangle(tile, picture.height() + BARS - height, left, height, across, i == moment.taken() ? Ink.RED : Ink.PALE);
    }
    if (Double.isFinite(worth)) {
      Ink.rectangle(tile, picture.height() + BARS + 2, 0, LINE, Math.max(1, (int) Math.round(worth * width)), Ink.BLUE);
    }
    return tile;
  }
}
