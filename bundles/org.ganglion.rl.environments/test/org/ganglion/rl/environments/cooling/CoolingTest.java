package org.ganglion.rl.environments.cooling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.ReferencePolicy;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.StepResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** If this fails, "energy saved" is against a straw man, or a hall could overheat under the agent's hands. */
class CoolingTest {
  private final CoolingFactory factory = new CoolingFactory();

  /** Sums over days, one episode each. */
  private record Days(double energy, double ruleEnergy, double excess, double vetoes, Map<String, Object> last) {
    double saved() {
      return 1 - energy / ruleEnergy;
    }
  }

  private static Days play(Environment hall, ReferencePolicy policy, int days) {
    StepResult result = new StepResult();
    double[] action = new double[3];
    double energy = 0;
    double ruleEnergy = 0;
    double excess = 0;
    double vetoes = 0;
    for (int day = 0; day < days; day++) {
      hall.reset(Reset.seeded(200 + day));
      policy.begin();
      do {
        policy.act(action, 0);
        hall.step(action, 0, result);
        vetoes += result.info().containsKey("vetoed") ? 1 : 0;
      } while (!result.over());
      assertFalse(result.terminated());
      energy += (Double) result.info().get("energy");
      ruleEnergy += (Double) result.info().get("ruleEnergy");
      excess += (Double) result.info().get("excess");
    }
    return new Days(energy, ruleEnergy, excess, vetoes, result.info());
  }

  @Test
  void theRuleControllersSetPointsAreTheBestOfTheGrid() {
    assertEquals(RuleController.standard(), RuleTuning.tune(16, 1));
  }

  @Test
  void theOracleSavesAQuarterAndMoreWithoutAViolation() {
    Environment hall = factory.create(Map.of("envelope", false));
    Days days = play(hall, factory.reference("oracle", hall), 12);
    assertTrue(days.saved() > 0.25, "saved " + days.saved());
    assertEquals(0, days.excess());
  }

  @Test
  void theRuleAgainstItselfSavesNothing() {
    Environment hall = factory.create(Map.of("envelope", false));
    assertEquals(0, play(hall, factory.reference("rule", hall), 12).saved(), 0.005);
  }

  @Test
  void noActionCanOverheatTheHallWithinTheEnvelope() {
    RandomStream random = RandomStream.of(5, "actions");
    long[] draws = {0};
    Map<String, ReferencePolicy> careless = new HashMap<>();
    careless.put(
        "random",
        (action, at) -> {
          for (int i = 0; i < 3; i++) {
            action[at + i] = 2 * random.uniform(draws[0]++, 0) - 1;
          }
        });
    careless.put("slowest fans", (action, at) -> Arrays.fill(action, at, at + 3, -1));
    careless.put("warmest water and slowest fans", (action, at) ->
        new Controls(Controls.WARMEST, Controls.SLOWEST, Controls.SLOWEST).write(action, at));
    careless.forEach(
        (name, policy) -> {
          assertTrue(play(factory.create(Map.of("envelope", false)), policy, 5).excess() > 0 || name.equals("slowest fans"), name);
          Days days = play(factory.create(Map.of()), policy, 40);
          assertEquals(0, days.excess(), name);
          assertTrue(days.vetoes() > 0, name);
        });
  }

  @Test
  void inAdviceModeTheRuleStaysInCharge() {
    Environment hall = factory.create(Map.of("mode", "advice"));
    Days days = play(hall, (action, at) -> new Controls(20, 0.3, 0.3).write(action, at), 3);
    assertEquals(0, days.saved(), 0.005);
    assertEquals(20.0, ((Map<?, ?>) days.last().get("advice")).get("water"));
  }

  @Test
  void theExitSwitchPutsTheRuleInCharge(@TempDir Path folder) throws IOException {
    Path exit = folder.resolve("exit");
    Environment hall = factory.create(Map.of("exitSwitch", exit.toString(), "envelope", false));
    StepResult result = new StepResult();
    double[] action = {1, -1, -1};
    float[] seen = new float[CoolingEnvironment.OBSERVED];
    hall.reset(Reset.seeded(1));
    hall.step(action, 0, result);
    hall.observe(seen, 0);
    assertEquals(Controls.WARMEST, seen[8]);
    assertFalse(result.info().containsKey("exit"));
    Files.createFile(exit);
    hall.step(action, 0, result);
    hall.observe(seen, 0);
    assertEquals(RuleController.standard().water(), seen[8], 1e-6);
    assertEquals(true, result.info().get("exit"));
    Files.delete(exit);
    hall.step(action, 0, result);
    assertFalse(result.info().containsKey("exit"));
  }
}
