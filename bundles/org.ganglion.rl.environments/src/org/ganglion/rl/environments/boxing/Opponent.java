package org.ganglion.rl.environments.boxing;

import org.ganglion.api.random.RandomStream;

/**
 * A scripted boxer. Every few frames it looks at the other and makes a plan, to which it keeps until it looks again: go to where its glove meets the
 * head beside the guard and punch, keep the gloves in front of the other's until the other's glove is on its way back, or wander. Slow looks,
 * wandering and hesitation are what makes it weak.
 */
final class Opponent {
  private static final double ACROSS = Fighter.GLOVE_SPREAD;
  private static final double ALONG = 19;
  private static final int SOON = 8;
  private static final double REACH = 28;
  private static final double SLACK = 1.5;

  private final Level level;
  private final RandomStream random;
  private final long episode;
  private int right;
  private int down;
  private int side = 1;

  Opponent(Level level, RandomStream random, long episode) {
    this.level = level;
    this.random = random;
    this.episode = episode;
  }

  /** What it does in this frame. */
  int act(Fighter self, Fighter other, int frame) {
    if (frame % level.lookFrames() == 0) {
      plan(self, other, frame);
    }
    return Buttons.action(right, down, reaches(self, other) && chance(frame, 1) < level.punch());
  }

  private double chance(int frame, int which) {
    return random.uniform(episode, frame * 4L + which);
  }

  private void plan(Fighter self, Fighter other, int frame) {
    double choice = chance(frame, 0);
    if (choice < level.wander()) {
      right = (int) (3 * chance(frame, 3)) - 1;
      down = (int) (3 * chance(frame, 2)) - 1;
    } else if (other.safe > SOON || !other.open() && chance(frame, 2) < level.guard()) {
      right = towards(self.x, other.x - Math.signum(other.x - self.x) * ALONG);
      down = towards(self.y, other.y);
    } else {
      attack(self, other);
    }
  }

  private void attack(Fighter self, Fighter other) {
    double below = self.y - other.y;
    // Keeps to the side on which it is, unless the ropes leave no room there.
    side = below >= 0 ? 1 : -1;
    if (other.y + side * ACROSS > Match.BOTTOM || other.y + side * ACROSS < Match.TOP) {
      side = -side;
    }
    double wantedX = other.x - Math.signum(other.x - self.x) * ALONG;
    double wantedY = other.y + side * ACROSS;
    right = towards(self.x, wantedX);
    down = towards(self.y, wantedY);
  }

  private static boolean reaches(Fighter self, Fighter other) {
    return other.safe < 4 && Math.abs(other.x - self.x) < REACH && Math.abs(Math.abs(self.y - other.y) - ACROSS) < Match.HIT_DISTANCE - 1;
  }

  private static int towards(double from, double to) {
    return to > from + SLACK ? 1 : to < from - SLACK ? -1 : 0;
  }
}
