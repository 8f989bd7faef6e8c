package org.ganglion.kit.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
  @Test
  void tilesStandRowByRow() {
    List<Raster> tiles = List.of(tile(1), tile(2), tile(3));
    Raster sheet = Grid.of(tiles, 2);
    assertEquals(2 * 102 + 2, sheet.height());
    assertEquals(2 * 102 + 2, sheet.width());
    assertEquals(1, at(sheet, 2, 2));
    assertEquals(2, at(sheet, 2, 104));
    assertEquals(3, at(sheet, 104, 2));
    assertEquals(0x80, at(sheet, 104, 104), "the last place is empty");
  }

  @Test
  void smallTilesAreEnlargedAndStaySharp() {
    Raster sheet = Grid.of(List.of(new Raster(1, 2, 2, new byte[] {1, 2, 3, 4})), 1);
    assertEquals(2 + 64 + 2, sheet.height());
    assertEquals(1, at(sheet, 2 + 31, 2 + 31));
    assertEquals(4, at(sheet, 2 + 32, 2 + 32));
  }

  @Test
  void tilesOfTwoSizesMakeNoGrid() {
    assertThrows(IllegalArgumentException.class, () -> Grid.of(List.of(tile(1), Raster.filled(1, 3, 3, 0)), 2));
  }

  private static Raster tile(int value) {
    return Raster.filled(1, 100, 100, value);
  }

  private static int at(Raster raster, int y, int x) {
    return raster.pixels()[y * raster.width() + x] & 0xff;
  }
}
