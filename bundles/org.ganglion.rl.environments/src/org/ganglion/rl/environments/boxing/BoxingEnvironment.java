package org.ganglion.rl.environments.boxing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Frame;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;
import org.ganglion.rl.environments.Episodes;

/**
 * A match against a scripted opponent, one frame a step. The player is white. Observation: 3 × 210 × 160 pixels, or 210 × 160 grey ones. Reward:
 * points made less points taken. A knock-out and the bell terminate; the info then has {@code given}, {@code taken} and {@code knockOut}.
 */
final class BoxingEnvironment implements Environment {
  private static final Space COLOURS = Space.Box.pixels(3, Painter.HEIGHT, Painter.WIDTH);
  private static final Space GREYS = Space.Box.pixels(Painter.HEIGHT, Painter.WIDTH);
  private static final Space ACTIONS = Space.Discrete.of(Buttons.ACTIONS);

  private final Level level;
  private final Picture picture;
  private final Painter painter;
  private final Episodes episodes = new Episodes("boxing", "boxing");
  private Match match;
  private Opponent opponent;

  BoxingEnvironment(Level level, Picture picture) {
    this.level = level;
    this.picture = picture;
    painter = new Painter(picture);
  }

  @Override
  public Space observationSpace() {
    return picture == Picture.GREY ? GREYS : COLOURS;
  }

  @Override
  public Space actionSpace() {
    return ACTIONS;
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    episodes.begin(how);
    // Each match has its own opponent's moves and starts a few pixels elsewhere.
    Fighter white = new Fighter(Match.LEFT + 4 + 12 * start(0), Match.TOP + 4 + 24 * start(1), 1);
    Fighter black = new Fighter(Match.RIGHT - 4 - 12 * start(2), Match.BOTTOM - 4 - 24 * start(3), -1);
    match = new Match(white, black);
    opponent = new Opponent(level, episodes.random(), 2 * episodes.episode() + 1);
    return Map.of();
  }

  private double start(int which) {
    return episodes.random().uniform(2 * episodes.episode(), which);
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    if (match == null) {
      throw new IllegalStateException("reset comes before the first step");
    }
    ACTIONS.check(action, at, 0);
    int before = match.whitePoints() - match.blackPoints();
    match.advance((int) action[at], opponent.act(match.black, match.white, match.frame()));
    result.set(match.whitePoints() - match.blackPoints() - before, match.over(), false);
    if (match.over()) {
      result.put("given", match.whitePoints());
      result.put("taken", match.blackPoints());
      result.put("knockOut", match.knockOut());
    }
  }

  @Override
  public void observe(float[] to, int at) {
    painter.paint(match, to, at);
  }

  @Override
  public List<String> actionNames() {
    return Buttons.names();
  }

  @Override
  public Optional<Frame> render() {
    // For people it is always in colour.
    float[] planes = new float[COLOURS.size()];
    new Painter(Picture.COLOUR).paint(match, planes, 0);
    int pixels = planes.length / 3;
    byte[] rgb = new byte[planes.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) planes[i % 3 * pixels + i / 3];
    }
    return Optional.of(new Frame(Painter.WIDTH, Painter.HEIGHT, rgb));
  }

  /** The running match. */
  Match match() {
    return match;
  }
}
