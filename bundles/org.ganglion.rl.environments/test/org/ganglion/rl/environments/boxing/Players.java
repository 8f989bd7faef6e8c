package org.ganglion.rl.environments.boxing;

import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.StepResult;

/**
 * White players to measure opponents with. Each sees the match itself, not its picture, and decides every fourth frame as an agent behind a frame
 * skip does.
 */
interface Players {
  int SKIP = 4;

  int act(Match match, long decision);

  /** Presses anything. */
  static Players random(long seed) {
    RandomStream random = RandomStream.of(seed, "random player");
    return (match, decision) -> random.below(Buttons.ACTIONS, decision, 0);
  }

  /** Runs straight at the opponent and punches as soon as it is near. */
  static Players chaseAndPunch() {
    return (match, decision) -> {
      double across = match.black.x - match.white.x;
      double along = match.black.y - match.white.y;
      boolean near = Math.abs(across) < 30 && Math.abs(along) < 18;
      return Buttons.action(Math.abs(across) < 16 ? 0 : (int) Math.signum(across), Math.abs(along) < 2 ? 0 : (int) Math.signum(along), near);
    };
  }

  /**
   * Goes where its glove meets the head beside the guard and punches there; after a hit it hides behind its gloves until the opponent can be hit
   * again.
   */
  static Players counterPuncher() {
    return (match, decision) -> {
      double across = match.black.x - match.white.x;
      double along = match.black.y - match.white.y;
      int right = towards(across - Math.signum(across) * 17);
      if (match.black.safe > 6 || match.white.stunned > 0) {
        return Buttons.action(right, towards(along), false);
      }
      double aside = along - (along >= 0 ? 1 : -1) * Fighter.GLOVE_SPREAD;
      return Buttons.action(right, towards(aside), Math.abs(across) < 28 && Math.abs(aside) < 5);
    };
  }

  private static int towards(double distance) {
    return Math.abs(distance) < 1.5 ? 0 : (int) Math.signum(distance);
  }

  /** Points of white less those of black over matches against a level. */
  static double[] play(Players player, Level level, int matches) {
    double[] scores = new double[matches];
    for (int i = 0; i < matches; i++) {
      BoxingEnvironment game = new BoxingEnvironment(level, Picture.GREY);
      game.reset(Reset.seeded(1000 + i));
      StepResult result = new StepResult();
      double[] action = new double[1];
      for (long frame = 0; !result.over(); frame++) {
        if (frame % SKIP == 0) {
          action[0] = player.act(game.match(), frame / SKIP + i * 10_000L);
        }
        game.step(action, 0, result);
        scores[i] += result.reward();
      }
    }
    return scores;
  }
}
