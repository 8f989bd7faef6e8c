package org.ganglion.rl.environments.boxing;

/**
 * The rules. A glove that meets the other head scores: 2 points from close by, else 1; a glove that meets a glove first is blocked, so that a punch
 * must come from beside the other's guard. 100 points are a knock-out; without one the bell rings after two minutes of 60 frames a second.
 */
final class Match {
  static final int KNOCK_OUT = 100;
  static final int FRAMES = 2 * 60 * 60;
  static final double LEFT = 34;
  static final double RIGHT = 126;
  static final double TOP = 52;
  static final double BOTTOM = 174;
  /** Heads nearer than this along the line of sight make a punch a close one. */
  static final double CLOSE = 22;
  /** From glove to head where a punch meets. */
  static final double HIT_DISTANCE = 6;
  /** From glove to glove where a punch is blocked. */
  private static final double GUARD_DISTANCE = 6;
  /** Boxers do not come nearer to each other. */
  private static final double BODY = 15;

  final Fighter white;
  final Fighter black;
  private int whitePoints;
  private int blackPoints;
  private int frame;

  Match(Fighter white, Fighter black) {
    this.white = white;
    this.black = black;
  }

  /** One frame. White acts first in even frames and black in odd ones, so that neither has the advantage. */
  void advance(int whiteAction, int blackAction) {
    Fighter first = frame % 2 == 0 ? white : black;
    Fighter second = first == white ? black : white;
    first.act(Buttons.of(first == white ? whiteAction : blackAction), second);
    second.act(Buttons.of(first == white ? blackAction : whiteAction), first);
    separate();
    confine(white);
    confine(black);
    int byFirst = strike(first, second);
    int bySecond = strike(second, first);
    whitePoints = Math.min(KNOCK_OUT, whitePoints + (first == white ? byFirst : bySecond));
    blackPoints = Math.min(KNOCK_OUT, blackPoints + (first == white ? bySecond : byFirst));
    frame++;
  }

  private void separate() {
    double across = black.x - white.x;
    double along = black.y - white.y;
    double distance = Math.sqrt(across * across + along * along);
    if (distance < BODY) {
      double push = (BODY - distance) / 2;
      double directionX = distance > 0 ? across / distance : 1;
      double directionY = distance > 0 ? along / distance : 0;
      white.x -= push * directionX;
      white.y -= push * directionY;
      black.x += push * directionX;
      black.y += push * directionY;
    }
  }

  private static void confine(Fighter fighter) {
    fighter.x = Math.min(Math.max(fighter.x, LEFT), RIGHT);
    fighter.y = Math.min(Math.max(fighter.y, TOP), BOTTOM);
  }

  private static int strike(Fighter attacker, Fighter target) {
    if (!attacker.dangerous()) {
      return 0;
    }
    double gloveX = attacker.gloveX(attacker.side);
    double gloveY = attacker.gloveY(attacker.side);
    for (int side = -1; side <= 1; side += 2) {
      // A guard covers only what comes from where its owner looks.
      if (attacker.facing != target.facing && near(gloveX, gloveY, target.gloveX(side), target.gloveY(side), GUARD_DISTANCE)) {
        attacker.blocked();
        return 0;
      }
    }
    if (target.safe > 0 || !near(gloveX, gloveY, target.x, target.y, HIT_DISTANCE)) {
      return 0;
    }
    attacker.landed();
    target.stun();
    return Math.abs(target.x - attacker.x) < CLOSE ? 2 : 1;
  }

  private static boolean near(double x, double y, double otherX, double otherY, double distance) {
    return (x - otherX) * (x - otherX) + (y - otherY) * (y - otherY) < distance * distance;
  }

  /** Points that white has made. */
  int whitePoints() {
    return whitePoints;
  }

  /** Points that black has made. */
  int blackPoints() {
    return blackPoints;
  }

  boolean knockOut() {
    return whitePoints >= KNOCK_OUT || blackPoints >= KNOCK_OUT;
  }

  boolean over() {
    return knockOut() || frame >= FRAMES;
  }

  /** Whole seconds until the bell, rounded up. */
  int secondsLeft() {
    return (FRAMES - frame + 59) / 60;
  }

  int frame() {
    return frame;
  }
}
