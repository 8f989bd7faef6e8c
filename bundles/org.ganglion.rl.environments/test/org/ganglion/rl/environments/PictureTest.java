package org.ganglion.rl.environments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.api.rl.Frame;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;
import org.ganglion.rl.environments.classic.AcrobotFactory;
import org.ganglion.rl.environments.classic.CartPoleFactory;
import org.ganglion.rl.environments.classic.MountainCarContinuousFactory;
import org.ganglion.rl.environments.classic.MountainCarFactory;
import org.ganglion.rl.environments.classic.PendulumFactory;
import org.ganglion.rl.environments.grid.CliffWalkingFactory;
import org.ganglion.rl.environments.grid.FrozenLakeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** If this fails, a replay shows nothing, or the same picture all the time. */
class PictureTest {
  static List<EnvironmentFactory> factories() {
    return List.of(new CartPoleFactory(), new MountainCarFactory(), new MountainCarContinuousFactory(), new AcrobotFactory(), new PendulumFactory(),
        new FrozenLakeFactory(), new CliffWalkingFactory());
  }

  @ParameterizedTest
  @MethodSource("factories")
  void picturesFollowTheStateAndActionsHaveNames(EnvironmentFactory factory) {
    try (Environment environment = factory.create(Map.of())) {
      environment.reset(Reset.seeded(3));
      Frame first = environment.render().orElseThrow();
      assertArrayEquals(first.rgb(), environment.render().orElseThrow().rgb(), "nothing moved between two looks");
      StepResult result = new StepResult();
      boolean choice = environment.actionSpace() instanceof Space.Discrete;
      boolean moved = false;
      for (int step = 0; step < 12 && !moved && !result.over(); step++) {
        environment.step(new double[] {choice ? step % 2 : 1}, 0, result);
        moved = !Arrays.equals(first.rgb(), environment.render().orElseThrow().rgb());
      }
      assertEquals(true, moved);
      assertEquals(environment.actionSpace() instanceof Space.Discrete discrete ? discrete.n() : 0, environment.actionNames().size());
    }
  }

  @Test
  void shapesCoverWhatTheyShould() {
    Frame frame = new Sketch(10, 8).rectangle(2, 3, 4, 2, Sketch.BLUE).disc(8, 6, 1.2, Sketch.ORANGE).frame();
    int blue = 0;
    for (int i = 0; i < 80; i++) {
      blue += colour(frame, i) == Sketch.BLUE ? 1 : 0;
    }
    assertEquals(8, blue);
    assertEquals(Sketch.BLUE, colour(frame, 3 * 10 + 2));
    assertEquals(Sketch.BLUE, colour(frame, 4 * 10 + 5));
    assertEquals(0xffffff, colour(frame, 0));
    assertFalse(colour(frame, 5 * 10 + 7) == 0xffffff, "the disc is there");
  }

  private static int colour(Frame frame, int pixel) {
    return (frame.rgb()[3 * pixel] & 0xff) << 16 | (frame.rgb()[3 * pixel + 1] & 0xff) << 8 | frame.rgb()[3 * pixel + 2] & 0xff;
  }
}
