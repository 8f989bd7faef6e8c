package org.ganglion.rl.environments.binpicking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Frame;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;
import org.ganglion.rl.environments.Episodes;
import org.ganglion.rl.environments.binpicking.Gripper.Grasp;

/**
 * Empties a bin grasp by grasp. Observation: 2 × 48 × 48, height (1 = 12 pixels above the floor) and intensity. Action: one of 24 × 24 cells, row by
 * row, at whose middle the magnet comes down. Reward 1 for a part taken out alone, 0 for a failure, after which the part touched lies a little
 * elsewhere. Terminated when the bin is empty. A cycle is 8 seconds of work.
 */
final class BinPicking implements Environment {
  /** Cells along each side. */
  static final int CELLS = 24;
  /** Pixels of a cell. */
  static final int CELL = Pile.SIDE / CELLS;
  static final double SECONDS_PER_CYCLE = 8;
  private static final double HIGHEST = 12;
  private static final double HEIGHT_NOISE = 0.05;
  private static final double INTENSITY_NOISE = 0.02;
  private static final Space OBSERVATIONS = Space.Box.of(0, 1, 2, Pile.SIDE, Pile.SIDE);
  private static final Space ACTIONS = Space.Discrete.of(CELLS * CELLS);

  private final List<Shape> shapes;
  private final int count;
  private final float[] image = new float[2 * Pile.SIDE * Pile.SIDE];
  private final Episodes episodes = new Episodes("bin", "bin picking");
  private long draws;
  private Pile pile;

  BinPicking(List<Shape> shapes, int count) {
    this.shapes = List.copyOf(shapes);
    this.count = count;
  }

  @Override
  public Space observationSpace() {
    return OBSERVATIONS;
  }

  @Override
  public Space actionSpace() {
    return ACTIONS;
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    episodes.begin(how);
    draws = 0;
    pile = new Pile();
    for (int i = 0; i < count; i++) {
      Shape shape = shapes.get((int) (next() * shapes.size()));
      pile.drop(new Part(shape, 0.5 + 0.45 * next(), Pile.SIDE * spread(), Pile.SIDE * spread(), 2 * Math.PI * next()));
    }
    look();
    return Map.of("secondsPerStep", SECONDS_PER_CYCLE);
  }

  private double next() {
    return episodes.random().uniform(episodes.episode(), draws++);
  }

  /** More parts in the middle than at the walls. */
  private double spread() {
    return (next() + next()) / 2;
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    if (pile == null) {
      throw new IllegalStateException("reset comes before the first step");
    }
    ACTIONS.check(action, at, 0);
    int cell = (int) action[at];
    Grasp grasp = Gripper.grasp(pile, middle(cell % CELLS), middle(cell / CELLS));
    boolean success = next() < grasp.success();
    if (success) {
      pile.remove(grasp.target());
    } else if (grasp.target() != null) {
      nudge(grasp.target());
    }
    look();
    result.set(success ? 1 : 0, pile.parts.isEmpty(), false);
  }

  /** Pixel at the middle of a cell along one axis. */
  static double middle(int cell) {
    return (cell + 0.5) * CELL;
  }

  private void nudge(Part part) {
    part.x += 3 * (next() - 0.5);
    part.y += 3 * (next() - 0.5);
    part.angle += 0.6 * (next() - 0.5);
    pile.settle();
  }

  /** Takes the picture: noise comes from the sensor once, so that looking again shows the same. */
  private void look() {
    int pixels = Pile.SIDE * Pile.SIDE;
    for (int i = 0; i < pixels; i++) {
      int bits = episodes.random().bits(episodes.episode(), draws * pixels + i);
      // Two uniform numbers of 16 bits each are enough for noise.
      double noise = (bits & 0xffff) * 0x1p-15 - 1;
      double other = (bits >>> 16) * 0x1p-15 - 1;
      image[i] = clipped((pile.height[i] + HEIGHT_NOISE * noise) / HIGHEST);
      image[pixels + i] = clipped(intensity(pile.seen[i]) + INTENSITY_NOISE * other);
    }
    draws++;
  }

  /** Lambert's law with a light from the upper left. */
  private static double intensity(Part part) {
    if (part == null) {
      return 0.12;
    }
    double cosine = (1 + 0.5 * part.slopeX + 0.5 * part.slopeY) / Math.sqrt(1 + part.slopeX * part.slopeX + part.slopeY * part.slopeY);
    return part.albedo * Math.max(0.2, Math.min(1.3, cosine)) / 1.3;
  }

  private static float clipped(double value) {
    return (float) Math.min(1, Math.max(0, value));
  }

  @Override
  public void observe(float[] to, int at) {
    System.arraycopy(image, 0, to, at, image.length);
  }

  @Override
  public Optional<Frame> render() {
    int zoom = 5;
    int side = Pile.SIDE * zoom;
    byte[] rgb = new byte[side * side * 3];
    int pixels = Pile.SIDE * Pile.SIDE;
    for (int i = 0; i < side * side; i++) {
      int pixel = i / side / zoom * Pile.SIDE + i % side / zoom;
      // Intensity as brightness, height from blue to red.
      double bright = 255 * image[pixels + pixel];
      double high = Math.min(1, 1.5 * image[pixel]);
      rgb[3 * i] = (byte) (bright * (0.5 + 0.5 * high));
      rgb[3 * i + 1] = (byte) (bright * 0.8);
      rgb[3 * i + 2] = (byte) (bright * (1 - 0.5 * high));
    }
    return Optional.of(new Frame(side, side, rgb));
  }

  /** The running pile. */
  Pile pile() {
    return pile;
  }
}
