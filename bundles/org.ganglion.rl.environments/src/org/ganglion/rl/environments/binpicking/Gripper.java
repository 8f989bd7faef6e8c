package org.ganglion.rl.environments.binpicking;

/**
 * A round magnet that is lowered upright until it touches something. Its pull on a part is the sum over its face of what the air gap leaves: none
 * beside the part's edge, little where the part leans away. It must carry the part's weight, the more the further from the centre of mass it is held,
 * and free it from what lies on top. A second part that the magnet holds as well falls off on the way and makes the cycle a failure.
 */
final class Gripper {
  /** Radius of the magnet in pixels. */
  static final double RADIUS = 2.6;
  private static final double PULL = 24;
  private static final double GAP = 0.8;
  private static final double LEVER = 0.12;
  private static final double OVERLAP = 6;
  private static final double SPREAD = 0.13;
  private static final double SECOND_SHARE = 0.45;

  private Gripper() {}

  /**
   * What a grasp would do.
   *
   * @param target the part that the magnet pulls most; null where it touches none
   * @param success probability that it comes out alone
   */
  record Grasp(Part target, double success) {
    static final Grasp NOTHING = new Grasp(null, 0);
  }

  /** A grasp with the magnet's axis at (x, y). */
  static Grasp grasp(Pile pile, double x, double y) {
    if (x < RADIUS || y < RADIUS || x > Pile.SIDE - RADIUS || y > Pile.SIDE - RADIUS) {
      // The magnet would sit on the bin's wall.
      return Grasp.NOTHING;
    }
    double touch = contactHeight(pile, x, y);
    Part target = null;
    double best = 0;
    double second = 0;
    for (Part part : pile.parts) {
      double pull = pull(pile, part, x, y, touch);
      if (pull > best) {
        second = best;
        best = pull;
        target = part;
      } else {
        second = Math.max(second, pull);
      }
    }
    return target == null ? Grasp.NOTHING : new Grasp(target, success(pile, target, x, y, best, second));
  }

  private static double success(Pile pile, Part target, double x, double y, double pull, double second) {
    double arm = Math.sqrt((x - target.x) * (x - target.x) + (y - target.y) * (y - target.y));
    double needed = target.weight() * (1 + LEVER * arm) * (1 + OVERLAP * pile.covered(target));
    double held = 1 / (1 + Math.exp(-(PULL * pull / needed - 1) / SPREAD));
    double alone = Math.min(1, Math.max(0, 1 - second / (SECOND_SHARE * pull)));
    return held * alone;
  }

  private static double contactHeight(Pile pile, double x, double y) {
    double highest = 0;
    for (int py = (int) (y - RADIUS); py <= y + RADIUS; py++) {
      for (int px = (int) (x - RADIUS); px <= x + RADIUS; px++) {
        if (inside(px, py, x, y)) {
          highest = Math.max(highest, pile.height[py * Pile.SIDE + px]);
        }
      }
    }
    return highest;
  }

  private static double pull(Pile pile, Part part, double x, double y, double touch) {
    if (Math.abs(part.x - x) > 12 || Math.abs(part.y - y) > 12) {
      return 0;
    }
    double sum = 0;
    for (int py = (int) (y - RADIUS); py <= y + RADIUS; py++) {
      for (int px = (int) (x - RADIUS); px <= x + RADIUS; px++) {
        if (inside(px, py, x, y) && pile.seen[py * Pile.SIDE + px] == part) {
          sum += Math.exp(-(touch - pile.height[py * Pile.SIDE + px]) / GAP);
        }
      }
    }
    return sum;
  }

  private static boolean inside(int px, int py, double x, double y) {
    double dx = px + 0.5 - x;
    double dy = py + 0.5 - y;
    return px >= 0 && py >= 0 && px < Pile.SIDE && py < Pile.SIDE && dx * dx + dy * dy < RADIUS * RADIUS;
  }
}
