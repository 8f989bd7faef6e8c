package org.ganglion.rl.environments.boxing;

/** How good a scripted opponent is. */
public enum Level {
  /** Wanders and hesitates. */
  WEAK(20, 0.4, 0.08, 0.0),
  /** Comes closer, rushes in. */
  EASY(14, 0.3, 0.10, 0.2),
  /** Guards and waits for an opening. */
  STANDARD(7, 0.1, 0.18, 0.4),
  /** Misses hardly an opening. */
  STRONG(4, 0.0, 0.7, 0.6);

  private final int lookFrames;
  private final double wander;
  private final double punch;
  private final double guard;

  Level(int lookFrames, double wander, double punch, double guard) {
    this.lookFrames = lookFrames;
    this.wander = wander;
    this.punch = punch;
    this.guard = guard;
  }

  /** Frames from one look at the other boxer to the next. */
  int lookFrames() {
    return lookFrames;
  }

  /** Probability that a look leads to nothing. */
  double wander() {
    return wander;
  }

  /** Probability, in each frame in reach, of a punch. */
  double punch() {
    return punch;
  }

  /** Probability of waiting behind the gloves while the other is not open. */
  double guard() {
    return guard;
  }
}
