package org.ganglion.rl.environments.binpicking;

import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.ReferencePolicy;

/**
 * What an engineer would program from the image alone: under the magnet there must be one surface, of one height and one brightness, that goes on
 * around it, and nothing higher may be near, since that would lie on the part or be in the way. It knows neither shapes nor the physics of the
 * magnet.
 */
final class GraspExpert implements ReferencePolicy {
  private static final int NEAR = 3;
  private static final int AROUND = 5;
  private static final int BESIDE = 8;
  /** Heights in units of the image, of which 1 is 12 pixels. */
  private static final double FLAT = 0.7 / 12;
  private static final double STEP = 1.0 / 12;
  private static final double FLOOR = 0.8 / 12;
  private static final double SAME_BRIGHTNESS = 0.06;

  private final Environment environment;
  private final float[] image = new float[2 * Pile.SIDE * Pile.SIDE];

  GraspExpert(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void act(double[] action, int at) {
    environment.observe(image, 0);
    int best = 0;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int cell = 0; cell < BinPicking.CELLS * BinPicking.CELLS; cell++) {
      double score = score((int) BinPicking.middle(cell % BinPicking.CELLS), (int) BinPicking.middle(cell / BinPicking.CELLS));
      if (score > bestScore) {
        bestScore = score;
        best = cell;
      }
    }
    action[at] = best;
  }

  private double score(int x, int y) {
    if (x < NEAR || y < NEAR || x > Pile.SIDE - NEAR || y > Pile.SIDE - NEAR) {
      return Double.NEGATIVE_INFINITY;
    }
    double height = mean(x, y, 0);
    if (height < FLOOR) {
      return -10;
    }
    double brightness = mean(x, y, Pile.SIDE * Pile.SIDE);
    double[] near = shares(x, y, NEAR, height, brightness);
    double[] around = shares(x, y, AROUND, height, brightness);
    double[] beside = shares(x, y, BESIDE, height, brightness);
    return 2 * near[0] + around[0] - 3 * beside[1] + height;
  }

  /** Mean of the four pixels around a cell's middle. */
  private double mean(int x, int y, int plane) {
    int at = plane + y * Pile.SIDE + x;
    return (image[at] + image[at - 1] + image[at - Pile.SIDE] + image[at - Pile.SIDE - 1]) / 4;
  }

  /** Shares of a disc that belong to the surface in its middle, and that are higher. */
  private double[] shares(int x, int y, int radius, double height, double brightness) {
    int all = 0;
    int same = 0;
    int higher = 0;
    for (int py = y - radius; py < y + radius; py++) {
      for (int px = x - radius; px < x + radius; px++) {
        double dx = px + 0.5 - x;
        double dy = py + 0.5 - y;
        if (dx * dx + dy * dy < radius * radius) {
          all++;
          if (px >= 0 && py >= 0 && px < Pile.SIDE && py < Pile.SIDE) {
            double above = image[py * Pile.SIDE + px] - height;
            double brighter = image[(Pile.SIDE + py) * Pile.SIDE + px] - brightness;
            same += Math.abs(above) < FLAT && Math.abs(brighter) < SAME_BRIGHTNESS ? 1 : 0;
            higher += above > STEP ? 1 : 0;
          }
        }
      }
    }
    return new double[] {(double) same / all, (double) higher / all};
  }
}
