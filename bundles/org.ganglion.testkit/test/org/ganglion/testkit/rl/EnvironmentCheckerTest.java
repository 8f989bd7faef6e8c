package org.ganglion.testkit.rl;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ganglion.api.data.Schema;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;
import org.junit.jupiter.api.Test;

/** If this fails, authors are told that a broken environment is fine, or that a good one is broken. */
class EnvironmentCheckerTest {
  private static void finds(String sentence, Supplier<Environment> broken) {
    AssertionError error = assertThrows(AssertionError.class, () -> EnvironmentChecker.check(broken));
    assertTrue(error.getMessage().contains(sentence), error.getMessage());
  }

  @Test
  void aGoodEnvironmentPasses() {
    EnvironmentChecker.check(Walk::new);
    EnvironmentChecker.check(
        new EnvironmentFactory() {
          @Override
          public Schema.Fields parameters() {
            return new Schema.Fields("none", List.of());
          }

          @Override
          public Environment create(Map<String, Object> parameters) {
            return new Walk();
          }
        },
        Map.of());
  }

  @Test
  void aSeedThatIsIgnoredIsFound() {
    finds(
        "the same seed",
        () ->
            new Walk() {
              @Override
              public Map<String, Object> reset(Reset how) {
                return super.reset(Reset.next());
              }
            });
  }

  @Test
  void anObservationOutsideOfItsSpaceIsFound() {
    finds(
        "element 0 of the observation",
        () ->
            new Walk() {
              @Override
              public Space observationSpace() {
                return Space.Box.of(-1, 1, 1);
              }
            });
  }

  @Test
  void aRewardOfNanIsFound() {
    finds(
        "the reward of step",
        () ->
            new Walk() {
              @Override
              public void step(double[] action, int at, StepResult result) {
                super.step(action, at, result);
                result.setReward(Math.sqrt(position - 2));
              }
            });
  }

  @Test
  void lookingThatChangesSomethingIsFound() {
    finds(
        "observing twice",
        () ->
            new Walk() {
              @Override
              public void observe(float[] to, int at) {
                super.observe(to, at);
                position += 0.5;
              }
            });
  }

  @Test
  void writingBesideTheObservationIsFound() {
    finds(
        "not touch those beside",
        () ->
            new Walk() {
              @Override
              public void observe(float[] to, int at) {
                super.observe(to, at);
                to[at + 1] = 0;
              }
            });
  }

  @Test
  void anActionThatIsTakenAlthoughItDoesNotFitIsFound() {
    finds(
        "an action of NaN must be refused",
        () ->
            new Walk() {
              @Override
              public void step(double[] action, int at, StepResult result) {
                double[] any = {action[at] == 1 ? 1 : 0};
                super.step(any, 0, result);
              }
            });
  }
}
