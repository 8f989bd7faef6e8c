package org.ganglion.anomaly.detector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.testkit.TestCore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If these fail, what scores is another network than the one that was trained. */
class BowTieTest {
  private static BowTieForm form(String kind, int sensors, int rows) {
    return switch (kind) {
      case "dense" -> new BowTieForm.Dense(sensors * rows, 3, false);
      case "shallow" -> new BowTieForm.Dense(sensors * rows, 3, true);
      case "convolutional" -> new BowTieForm.Convolutional(sensors, rows, 3);
      default -> new BowTieForm.Recurrent(sensors, rows, 3);
    };
  }

  @ParameterizedTest
  @CsvSource({"dense, 2, 7", "shallow, 2, 8", "convolutional, 2, 8", "convolutional, 3, 9", "recurrent, 2, 6"})
  void theLoopsGiveWhatTheNetworkGives(String kind, int sensors, int rows) {
    BowTieForm form = form(kind, sensors, rows);
    SplittableRandom random = new SplittableRandom(3);
    double[] sample = random.doubles(sensors * rows, -1, 1).toArray();
    TestCore core = new TestCore();
    try (Network network = core.compile(form.spec(), 5, CompileOptions.inference(1));
        Arena arena = core.arena()) {
      float[] parameters = network.parameters();
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] += (float) (0.1 * random.nextGaussian());
      }
      network.setParameters(parameters);
      Tensor input = arena.floats(1, sample.length);
      double[] ordered = form.ordered(sample);
      for (int k = 0; k < ordered.length; k++) {
        input.floats().put(k, (float) ordered[k]);
      }
      Tensor output = network.forward(input, Mode.INFERENCE);
      double[] expected = new double[sample.length];
      Arrays.setAll(expected, k -> output.floats().get(k));
      LayerStack stack = form.stack(parameters);
      double[] back = stack.forward(sample);
      assertEquals(3, stack.narrowest().length);
      assertArrayEquals(expected, form.ordered(back), 1e-5);
    }
  }
}
