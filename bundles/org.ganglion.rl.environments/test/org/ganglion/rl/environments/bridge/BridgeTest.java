package org.ganglion.rl.environments.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If this fails, an environment in another language is misunderstood, or its failure leaves a run hanging. */
class BridgeTest {
  private static Environment counter(String how) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = List.of(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classes(), CounterProcess.class.getName(), how);
    return new BridgeFactory().create(Map.of("command", command, "patience", how.equals("hang") ? 2 : 20));
  }

  private static String classes() {
    try {
      return Path.of(CounterProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anEpisodeOverTheBridge() {
    try (Environment counter = counter("well")) {
      StepResult result = new StepResult();
      float[] seen = new float[2];
      assertEquals(Space.Discrete.of(2), counter.actionSpace());
      assertEquals(Double.POSITIVE_INFINITY, ((Space.Box) counter.observationSpace()).high(1));
      assertEquals(Double.NEGATIVE_INFINITY, ((Space.Box) counter.observationSpace()).low(1));
      assertEquals(true, counter.reset(Reset.seeded(7)).get("seeded"));
      assertEquals(false, counter.reset(Reset.next()).get("seeded"));
      counter.observe(seen, 0);
      assertEquals(-1.5f, seen[1]);
      int steps = 0;
      while (!result.over()) {
        counter.step(new double[] {steps % 2}, 0, result);
        assertEquals(0.5, result.reward());
        steps++;
      }
      counter.observe(seen, 0);
      assertEquals(6, steps);
      assertEquals(3f, seen[0]);
      assertTrue(Float.isNaN(seen[1]), "null is no number");
      assertThrows(IllegalArgumentException.class, () -> counter.step(new double[] {2}, 0, result));
    }
  }

  @ParameterizedTest
  @CsvSource({"crash,the motor is on fire", "hang,did not answer within 2 s", "garbage,answered no JSON", "error,no \"key\" fits"})
  void failuresAreNamed(String how, String expected) {
    try (Environment counter = counter(how)) {
      counter.reset(Reset.next());
      RuntimeException failure = assertThrows(RuntimeException.class, () -> counter.step(new double[] {0}, 0, new StepResult()));
      assertTrue(failure.getMessage().contains(expected), failure.getMessage());
      assertTrue(failure.getMessage().contains("at step"), failure.getMessage());
    }
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    Map<String, Object> parameters = Map.of("command", List.of("no-such-program-anywhere"));
    IllegalStateException failure = assertThrows(IllegalStateException.class, () -> new BridgeFactory().create(parameters));
    assertTrue(failure.getMessage().contains("no-such-program-anywhere"), failure.getMessage());
  }

  @Test
  void jsonComesBackAsItWent() {
    Map<String, Object> tree = Map.of("text", "a \"b\" \\ \n ü", "list", List.of(1.0, -2.5e-7, true, Map.of()), "empty", List.of());
    assertEquals(tree, Json.read(Json.write(tree)));
    assertEquals("A", Json.read("\"\\u0041\""));
    for (String wrong : List.of("{", "[1,]", "{\"a\" 1}", "tru", "1 2", "\"open", "", "nul")) {
      assertThrows(IllegalArgumentException.class, () -> Json.read(wrong), wrong);
    }
    assertFalse(Json.write(Map.of("a", Double.NaN)).contains("NaN"));
  }
}
