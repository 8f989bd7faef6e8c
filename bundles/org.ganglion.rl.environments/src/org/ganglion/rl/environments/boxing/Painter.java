package org.ganglion.rl.environments.boxing;

/** Draws a match: ring and ropes once, points and clock when they change, boxers over a copy of these. */
final class Painter {
  static final int WIDTH = 160;
  static final int HEIGHT = 210;
  private static final int HALL = 0x1c3a2a;
  private static final int FLOOR = 0x6e9c42;
  private static final int ROPE = 0xb04038;
  private static final int POST = 0x30305c;
  private static final int WHITE = 0xf0f0f0;
  private static final int WHITE_ARM = 0xd0d0d0;
  private static final int BLACK = 0x101010;
  private static final int BLACK_ARM = 0x2c2c2c;
  private static final int CLOCK = 0xd8b848;
  /** Digits of 3 × 5 dots, five rows of three bits from the top. */
  private static final int[] DIGITS = {
    0b111_101_101_101_111, 0b010_110_010_010_111, 0b111_001_111_100_111, 0b111_001_111_001_111, 0b101_101_111_001_001,
    0b111_100_111_001_111, 0b111_100_111_101_111, 0b111_001_010_010_010, 0b111_101_111_101_111, 0b111_101_111_001_111
  };

  /** Rows above the ring, where points and clock stand. */
  private static final int BOARD = 20;

  private final Canvas canvas;
  private final float[] ring;
  private int shownWhite = -1;
  private int shownBlack = -1;
  private int shownSeconds = -1;

  Painter(Picture picture) {
    canvas = new Canvas(WIDTH, HEIGHT, picture);
    ring = new float[picture.planes() * WIDTH * HEIGHT];
    canvas.onto(ring, 0);
    canvas.rectangle(0, 0, WIDTH, HEIGHT, HALL);
    canvas.rectangle(18, 34, 124, 158, ROPE);
    canvas.rectangle(20, 36, 120, 154, FLOOR);
    canvas.rectangle(23, 39, 114, 148, ROPE);
    canvas.rectangle(24, 40, 112, 146, FLOOR);
    for (int corner = 0; corner < 4; corner++) {
      canvas.rectangle(corner % 2 == 0 ? 16 : 138, corner < 2 ? 32 : 188, 6, 6, POST);
    }
  }

  /** The picture of a match, planes × 210 × 160. */
  void paint(Match match, float[] to, int at) {
    board(match);
    System.arraycopy(ring, 0, to, at, ring.length);
    canvas.onto(to, at);
    boxer(match.white, WHITE, WHITE_ARM);
    boxer(match.black, BLACK, BLACK_ARM);
  }

  /** Points and clock, drawn anew only when they are others than before. */
  private void board(Match match) {
    int seconds = match.secondsLeft();
    if (match.whitePoints() == shownWhite && match.blackPoints() == shownBlack && seconds == shownSeconds) {
      return;
    }
    shownWhite = match.whitePoints();
    shownBlack = match.blackPoints();
    shownSeconds = seconds;
    canvas.onto(ring, 0);
    canvas.rectangle(0, 0, WIDTH, BOARD, HALL);
    number(shownWhite, 46, WHITE);
    number(shownBlack, 134, BLACK);
    digit(seconds / 60, 66, 6, CLOCK);
    canvas.rectangle(74, 9, 2, 2, CLOCK);
    canvas.rectangle(74, 13, 2, 2, CLOCK);
    digit(seconds % 60 / 10, 78, 6, CLOCK);
    digit(seconds % 10, 87, 6, CLOCK);
  }

  private void boxer(Fighter fighter, int colour, int arm) {
    for (int side = -1; side <= 1; side += 2) {
      double shoulderX = fighter.x - fighter.facing * 2;
      canvas.line(shoulderX, fighter.y, shoulderX, fighter.gloveY(side), 2.5, arm);
      canvas.line(shoulderX, fighter.gloveY(side), fighter.gloveX(side), fighter.gloveY(side), 2, arm);
      canvas.disc(fighter.gloveX(side), fighter.gloveY(side), 4, colour);
    }
    canvas.disc(fighter.x, fighter.y, 6.5, colour);
    // The nose shows where the boxer looks, and a dizzy head is marked.
    canvas.disc(fighter.x + fighter.facing * 6, fighter.y, 2, fighter.stunned > 0 ? ROPE : arm);
  }

  /** A number that ends at {@code right}. */
  private void number(int value, int right, int colour) {
    int rest = value;
    int x = right - 8;
    do {
      digit(rest % 10, x, 6, colour);
      rest /= 10;
      x -= 9;
    } while (rest > 0);
  }

  private void digit(int digit, int x, int y, int colour) {
    for (int dot = 0; dot < 15; dot++) {
      if ((DIGITS[digit] >> 14 - dot & 1) == 1) {
        canvas.rectangle(x + dot % 3 * 2, y + dot / 3 * 2, 2, 2, colour);
      }
    }
  }
}
