package org.ganglion.rl.environments.boxing;

import java.util.ArrayList;
import java.util.List;

/**
 * What the 18 actions of a joystick with one button mean, in the order of the Arcade Learning Environment.
 *
 * @param right 1 right, −1 left
 * @param down 1 down, −1 up
 * @param punch whether the button is pressed
 */
record Buttons(int right, int down, boolean punch) {
  static final int ACTIONS = 18;
  private static final int[] RIGHT = {0, 0, 0, 1, -1, 0, 1, -1, 1, -1};
  private static final int[] DOWN = {0, 0, -1, 0, 0, 1, -1, -1, 1, 1};
  private static final Buttons[] ALL = all();

  private static Buttons[] all() {
    Buttons[] all = new Buttons[ACTIONS];
    for (int i = 0; i < ACTIONS; i++) {
      // 0 and 1 are no direction without and with the button; 2 … 9 eight directions without it, 10 … 17 the same with it.
      int direction = i < 2 ? 0 : i < 10 ? i : i - 8;
      all[i] = new Buttons(RIGHT[direction], DOWN[direction], i == 1 || i >= 10);
    }
    return all;
  }

  /** What the actions are called: nothing, punch, up, … downleft with punch. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Buttons buttons : ALL) {
      String way = (buttons.down < 0 ? "up" : buttons.down > 0 ? "down" : "") + (buttons.right > 0 ? "right" : buttons.right < 0 ? "left" : "");
      names.add(buttons.punch ? (way + " punch").strip() : way.isEmpty() ? "nothing" : way);
    }
    return names;
  }

  /** Buttons of an action. */
  static Buttons of(int action) {
    return ALL[action];
  }

  /** The action of a direction and the button. */
  static int action(int right, int down, boolean punch) {
    for (int i = 0; i < ACTIONS; i++) {
      if (ALL[i].right == right && ALL[i].down == down && ALL[i].punch == punch) {
        return i;
      }
    }
    throw new IllegalArgumentException("a joystick has no direction " + right + ", " + down);
  }
}
