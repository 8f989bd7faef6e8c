package org.ganglion.report.picture;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.kit.image.Grid;
import org.ganglion.kit.image.Png;
import org.ganglion.kit.image.Raster;
import org.ganglion.kit.page.Html;
import org.ganglion.kit.page.Numbers;

/** A set of images by the first few of them on one sheet. */
public final class ImageSheet {
  private static final int COLUMNS = 12;
  private static final int SHOWN = 3 * COLUMNS;
  /** Beyond this a sheet would weigh more than the rest of the page. */
  private static final int SHEET_PIXELS = 1_500_000;

  private ImageSheet() {}

  /** Writes the first images and how many there are. */
  public static void write(Html html, String id, String port, Images images) {
    int fits = Math.max(1, SHEET_PIXELS / Math.max(1, images.height() * images.width()));
    List<Raster> tiles = new ArrayList<>();
    boolean colour = images.channels() == 3;
    for (int i = 0; i < Math.min(images.count(), Math.min(SHOWN, fits)); i++) {
      tiles.add(Raster.fromPlanes(colour ? 3 : 1, images.height(), images.width(), images.pixels(), i * images.imageSize()));
    }
    String size = Numbers.of(images.count()) + " images of " + images.width() + "×" + images.height() + (colour ? ", colour" : "");
    String classes = images.labels().map(labels -> ", " + labels.classes().size() + " classes").orElse("");
    if (tiles.isEmpty()) {
      html.leaf("p", port + ": " + size, "class", "dim");
      return;
    }
    byte[] png = Png.encode(Grid.of(tiles, COLUMNS));
    PictureStrip.write(html, id, port, new Pictures(List.of(new Pictures.Picture("first " + tiles.size() + " of " + size + classes, png))));
  }
}
