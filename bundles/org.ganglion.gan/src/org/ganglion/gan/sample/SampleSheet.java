package org.ganglion.gan.sample;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.api.artifact.Pictures.Picture;
import org.ganglion.kit.image.AnimatedPng;
import org.ganglion.kit.image.Grid;
import org.ganglion.kit.image.Png;
import org.ganglion.kit.image.Raster;

/** Samples side by side, as one picture. */
public final class SampleSheet {
  /** Milliseconds that a sheet of a film is seen, and the last one. */
  private static final int FRAME = 250;

  private static final int LAST_FRAME = 2500;

  private SampleSheet() {}

  /**
   * Draws a sheet.
   *
   * @param pixels images × channels × height × width
   */
  public static Picture of(String title, ByteBuffer pixels, int channels, int height, int width, int columns) {
    int size = channels * height * width;
    int count = pixels.limit() / size;
    List<Raster> tiles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tiles.add(tile(pixels, i * size, channels, height, width));
    }
    return new Picture(title, Png.encode(Grid.of(tiles, columns)));
  }

  /** Sheets of one size one after the other, as one moving picture. */
  public static Pictures film(Pictures sheets) {
    List<byte[]> frames = sheets.pictures().stream().map(Picture::png).toList();
    return new Pictures(List.of(new Picture("from the first sheet to the last", AnimatedPng.of(frames, FRAME, LAST_FRAME))));
  }

  /** One or three channels are a picture as they are; of any other number the first is shown, in grey. */
  private static Raster tile(ByteBuffer pixels, int from, int channels, int height, int width) {
    return Raster.fromPlanes(channels == 3 ? 3 : 1, height, width, pixels, from);
  }
}
