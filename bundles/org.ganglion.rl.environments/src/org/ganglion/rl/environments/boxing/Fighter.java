package org.ganglion.rl.environments.boxing;

/**
 * One boxer, seen from above: a head between two gloves. A punch throws the glove on the other boxer's side forward, holds it and draws it back;
 * meanwhile the boxer moves at half speed. A glove that was blocked comes back late. A boxer who was hit is pushed back and can neither move nor
 * punch for a moment.
 */
final class Fighter {
  /** Distance of each glove from the head, across. */
  static final double GLOVE_SPREAD = 10;
  /** Distance of a resting glove from the head, forward. */
  static final double GLOVE_REST = 9;
  /** How much further a punch reaches. */
  static final double GLOVE_REACH = 15;
  private static final int THROW_FRAMES = 5;
  private static final int HOLD_FRAMES = 2;
  private static final int DRAW_BACK_FRAMES = 7;
  private static final double SPEED = 0.8;
  private static final int BLOCKED_FRAMES = 12;
  private static final int STUN_FRAMES = 18;
  private static final int SAFE_FRAMES = 28;
  private static final double PUSH = 0.8;

  double x;
  double y;
  /** 1 looks right, −1 looks left. */
  int facing;
  /** Side of the glove that punches: 1 lower, −1 upper. */
  int side = 1;
  /** Frames since the punch began; 0: none. */
  int punching;
  /** Whether this punch has met something, so that it counts once. */
  boolean spent;
  /** Frames that a blocked glove takes longer to come back. */
  int shaken;
  /** Frames until the boxer can be hit again, so that nobody is held at the ropes by one punch after the other. */
  int safe;
  /** Frames until the boxer has recovered. */
  int stunned;

  Fighter(double x, double y, int facing) {
    this.x = x;
    this.y = y;
    this.facing = facing;
  }

  /** How far the punching glove is thrown, 0 … 1. */
  double thrown() {
    if (punching == 0) {
      return 0;
    }
    if (punching <= THROW_FRAMES) {
      return (double) punching / THROW_FRAMES;
    }
    int after = punching - THROW_FRAMES - HOLD_FRAMES;
    return after <= 0 ? 1 : 1 - (double) after / DRAW_BACK_FRAMES;
  }

  /** Whether the glove flies or stands, so that it can hit. */
  boolean dangerous() {
    return punching > 0 && punching <= THROW_FRAMES + HOLD_FRAMES && !spent;
  }

  double gloveX(int which) {
    return x + facing * (GLOVE_REST + (which == side ? GLOVE_REACH * thrown() : 0));
  }

  double gloveY(int which) {
    return y + which * GLOVE_SPREAD;
  }

  /** One frame of the boxer's own will, towards or from {@code other}. */
  void act(Buttons buttons, Fighter other) {
    drawBack();
    safe = Math.max(0, safe - 1);
    if (stunned > 0) {
      stunned--;
      x -= facing * PUSH * stunned / STUN_FRAMES;
      return;
    }
    if (punching == 0) {
      facing = other.x > x ? 1 : other.x < x ? -1 : facing;
      if (buttons.punch()) {
        punching = 1;
        spent = false;
        shaken = 0;
        side = other.y < y ? -1 : 1;
      }
    }
    double speed = punching > 0 ? SPEED / 2 : SPEED;
    x += buttons.right() * speed;
    y += buttons.down() * speed;
  }

  private void drawBack() {
    if (punching == THROW_FRAMES + HOLD_FRAMES + DRAW_BACK_FRAMES && shaken > 0) {
      shaken--;
    } else if (punching > 0 && ++punching > THROW_FRAMES + HOLD_FRAMES + DRAW_BACK_FRAMES) {
      punching = 0;
    }
  }

  /** Whether the glove is on its way back: the moment to strike at this boxer. */
  boolean open() {
    return punching > THROW_FRAMES + HOLD_FRAMES || stunned > 0;
  }

  /** The glove met the head: it comes back at once. */
  void landed() {
    spent = true;
    punching = THROW_FRAMES + HOLD_FRAMES + 1;
  }

  /** The glove met a glove: it can do no harm any more and comes back late. */
  void blocked() {
    spent = true;
    punching = THROW_FRAMES + HOLD_FRAMES + 1;
    shaken = BLOCKED_FRAMES;
  }

  /** Takes a hit: the own punch ends. */
  void stun() {
    stunned = STUN_FRAMES;
    safe = SAFE_FRAMES;
    punching = 0;
    shaken = 0;
  }
}
