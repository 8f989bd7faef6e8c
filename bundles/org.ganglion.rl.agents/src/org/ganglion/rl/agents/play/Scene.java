package org.ganglion.rl.agents.play;

import java.util.Optional;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Frame;
import org.ganglion.api.rl.Space;
import org.ganglion.api.tensor.DType;
import org.ganglion.kit.image.Raster;

/** What an environment looks like: its own picture, else the pixels that it shows, else a bar for each number. */
public final class Scene {
  private static final int HEIGHT = 60;
  private static final int BAR = 12;
  private static final int PAPER = 245;

  private Scene() {}

  /** A picture in colour of the present state, of which {@code observation} is what is seen. */
  public static Raster of(Environment environment, float[] observation) {
    Optional<Frame> frame = environment.render();
    if (frame.isPresent()) {
      return new Raster(3, frame.get().height(), frame.get().width(), frame.get().rgb());
    }
    if (environment.observationSpace() instanceof Space.Box box && box.type() == DType.UINT8 && box.shape().size() >= 2) {
      return pixels(box, observation);
    }
    return bars(observation);
  }

  /** The last image of a stack. */
  private static Raster pixels(Space.Box box, float[] observation) {
    int axes = box.shape().size();
    int height = box.shape().get(axes - 2);
    int width = box.shape().get(axes - 1);
    byte[] rgb = new byte[3 * height * width];
    int from = observation.length - height * width;
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) observation[from + i / 3];
    }
    return new Raster(3, height, width, rgb);
  }

  /** Bars from the middle, squashed so that any number fits. */
  private static Raster bars(float[] observation) {
    Raster picture = Raster.filled(3, HEIGHT, Math.max(5, observation.length) * BAR, PAPER);
    for (int i = 0; i < observation.length; i++) {
      int reach = (int) Math.round(Math.tanh(observation[i]) * (HEIGHT / 2 - 2));
      for (int y = Math.min(0, -reach); y <= Math.max(0, -reach); y++) {
        for (int x = 2; x < BAR - 2; x++) {
          Ink.dot(picture, HEIGHT / 2 + y, i * BAR + x, Ink.BLUE);
        }
      }
    }
    return picture;
  }
}
