package org.ganglion.data.face;

import org.ganglion.api.random.RandomStream;

/**
 * One person to draw: attributes that are asked for, and everything else drawn at random so that no attribute is told by a single pixel. Lengths are
 * in units of the picture's side, angles in radians.
 */
record Face(
    boolean woman,
    boolean old,
    boolean bald,
    boolean blond,
    boolean glasses,
    boolean smiling,
    double centreX,
    double centreY,
    double width,
    double height,
    double turn,
    double[] skin,
    double[] hair,
    double[] eyes,
    double[] background,
    double[] shirt,
    double hairLength,
    double fringe,
    double parting,
    double eyeDistance,
    double eyeSize,
    double browTilt,
    double noseLength,
    double mouthWidth,
    double frame,
    double light,
    double beard) {
  private static final double[][] SKIN = {{0.96, 0.80, 0.69}, {0.88, 0.67, 0.53}, {0.72, 0.50, 0.36}, {0.50, 0.33, 0.23}, {0.36, 0.23, 0.16}};
  private static final double[][] DARK_HAIR = {{0.10, 0.08, 0.07}, {0.25, 0.16, 0.10}, {0.38, 0.23, 0.13}, {0.45, 0.16, 0.08}};
  private static final double[][] EYES = {{0.25, 0.40, 0.62}, {0.30, 0.20, 0.12}, {0.30, 0.45, 0.28}, {0.12, 0.09, 0.08}};
  private static final double[] WALL = {0.66, 0.70, 0.74};
  private static final double[] CLOTH = {0.34, 0.38, 0.50};
  private static final double[] BLOND = {0.90, 0.76, 0.42};
  private static final double[] GREY = {0.72, 0.72, 0.74};

  /** Draws the rest of a person at random; a function of (stream, number). */
  static Face of(Attributes wanted, RandomStream stream, long number) {
    Draw draw = new Draw(stream, number);
    boolean beard = !wanted.woman() && draw.chance(0.35);
    double[] hair = wanted.blond() ? draw.near(BLOND, 0.07) : draw.near(DARK_HAIR[draw.below(DARK_HAIR.length)], 0.05);
    if (wanted.old()) {
      // Age greys, but leaves a hint of what the hair was: blond and old are both still to be seen.
      double grey = draw.between(0.45, 0.65);
      for (int i = 0; i < 3; i++) {
        hair[i] = (1 - grey) * hair[i] + grey * GREY[i];
      }
    }
    return new Face(
        wanted.woman(),
        wanted.old(),
        wanted.bald(),
        wanted.blond(),
        wanted.glasses(),
        wanted.smiling(),
        draw.between(0.46, 0.54),
        draw.between(0.50, 0.56),
        (wanted.woman() ? 0.245 : 0.27) * draw.between(0.92, 1.08),
        (wanted.woman() ? 0.325 : 0.335) * draw.between(0.93, 1.07),
        draw.between(-0.16, 0.16),
        draw.near(SKIN[draw.below(SKIN.length)], 0.03),
        hair,
        draw.near(EYES[draw.below(EYES.length)], 0.04),
        draw.near(WALL, 0.12),
        draw.near(CLOTH, 0.15),
        wanted.woman() ? draw.between(0.20, 0.42) : draw.between(-0.10, 0.06),
        draw.between(0.10, 0.19),
        draw.between(-0.5, 0.5),
        draw.between(0.105, 0.135),
        draw.between(0.030, 0.040) * (wanted.woman() ? 1.12 : 1),
        draw.between(-0.25, 0.25),
        draw.between(0.07, 0.11),
        draw.between(0.075, 0.115),
        draw.between(0.062, 0.080),
        draw.between(-0.5, 0.5),
        beard ? draw.between(0.35, 0.75) : 0);
  }

  /** What is known of a person. */
  record Attributes(boolean woman, boolean old, boolean bald, boolean blond, boolean glasses, boolean smiling) {}

  /** Random numbers of one person, one after the other. */
  private static final class Draw {
    private final RandomStream stream;
    private final long number;
    private long next;

    Draw(RandomStream stream, long number) {
      this.stream = stream;
      this.number = number;
    }

    double between(double low, double high) {
      return low + (high - low) * stream.uniform(number, next++);
    }

    boolean chance(double p) {
      return stream.uniform(number, next++) < p;
    }

    int below(int bound) {
      return stream.below(bound, number, next++);
    }

    double[] near(double[] colour, double deviation) {
      double[] near = new double[3];
      double brightness = deviation * stream.normal(number, next++);
      for (int i = 0; i < 3; i++) {
        near[i] = Math.clamp(colour[i] + brightness + 0.4 * deviation * stream.normal(number, next++), 0, 1);
      }
      return near;
    }
  }
}
