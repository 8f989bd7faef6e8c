package org.ganglion.rl.environments.grid;

import java.util.List;
import org.ganglion.api.rl.Frame;
import org.ganglion.rl.environments.Sketch;

/**
 * A grid world for people.
 *
 * @param rows tiles from the top: {@code S} start, {@code G} goal, {@code H} where nobody should go, anything else free
 * @param actions what the actions are called
 */
record GridMap(List<String> rows, List<String> actions) {
  private static final int TILE = 24;
  private static final int FREE = 0xe4edf3;
  private static final int START = 0xf3e6c8;

  /** The world with somebody at a state. */
  Frame draw(int state) {
    int width = rows.get(0).length();
    Sketch sketch = new Sketch(width * TILE, rows.size() * TILE);
    for (int at = 0; at < width * rows.size(); at++) {
      char tile = rows.get(at / width).charAt(at % width);
      int colour = tile == 'H' ? Sketch.DARK : tile == 'G' ? Sketch.GREEN : tile == 'S' ? START : FREE;
      sketch.rectangle(at % width * TILE + 1, at / width * TILE + 1, TILE - 2, TILE - 2, colour);
    }
    return sketch.disc((state % width + 0.5) * TILE, (state / width + 0.5) * TILE, TILE / 3.5, Sketch.ORANGE).frame();
  }
}
