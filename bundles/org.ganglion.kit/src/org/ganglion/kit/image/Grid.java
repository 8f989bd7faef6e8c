package org.ganglion.kit.image;

import java.util.List;

/** Pictures of one size in rows and columns, a thin line between them. */
public final class Grid {
  /** Pixels between tiles and around them. */
  private static final int GAP = 2;

  private static final int BACKGROUND = 0x80;
  /** Small tiles are enlarged until one has about this many pixels a side: people shall see them, and files stay small. */
  private static final int COMFORTABLE = 64;

  private Grid() {}

  /**
   * Lays tiles out row by row; the last row may be short.
   *
   * @throws IllegalArgumentException for no tile, or tiles of several sizes
   */
  public static Raster of(List<Raster> tiles, int columns) {
    if (tiles.isEmpty() || columns < 1) {
      throw new IllegalArgumentException("a grid needs a tile and a column");
    }
    Raster first = tiles.get(0);
    int factor = Math.max(1, COMFORTABLE / Math.max(first.height(), first.width()));
    int across = Math.min(columns, tiles.size());
    int down = (tiles.size() + columns - 1) / columns;
    int height = first.height() * factor + GAP;
    int width = first.width() * factor + GAP;
    Raster sheet = Raster.filled(first.channels(), down * height + GAP, across * width + GAP, BACKGROUND);
    for (int i = 0; i < tiles.size(); i++) {
      Raster tile = tiles.get(i);
      if (tile.channels() != first.channels() || tile.height() != first.height() || tile.width() != first.width()) {
        throw new IllegalArgumentException("the tiles of a grid have one size");
      }
      sheet.place(tile.enlarged(factor), GAP + i / columns * height, GAP + i % columns * width);
    }
    return sheet;
  }
}
