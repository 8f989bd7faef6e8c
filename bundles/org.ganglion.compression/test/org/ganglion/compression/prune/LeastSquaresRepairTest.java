package org.ganglion.compression.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.compression.quantise.Activations;
import org.ganglion.kit.training.ArraySamples;
import org.ganglion.testkit.TestCore;
import org.junit.jupiter.api.Test;

class LeastSquaresRepairTest {
  private static final NetworkSpec NET = NetworkSpec.builder("image").input("x", 2, 6, 6).add("first", Layers.convolution(4, 3, 1, 1))
      .activate("active", Layer.Function.RELU).add("flat", new Layer.Flatten()).add("last", Layers.dense(3)).build();

  private final TestCore core = new TestCore();

  private static float[][] rows(boolean doubled) {
    RandomStream stream = RandomStream.of(4, "rows");
    float[][] rows = new float[80][72];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < 72; i++) {
        rows[row][i] = doubled && i >= 36 ? rows[row][i - 36] : (float) stream.normal(row, i);
      }
    }
    return rows;
  }

  private float[] outputs(Model model, float[][] rows) {
    try (Network network = core.compile(model.spec(), 1, CompileOptions.inference(1))) {
      model.into(network);
      float[] all = new float[rows.length * 3];
      for (int row = 0; row < rows.length; row++) {
        float[] y = network.forward(Tensor.of(Shape.of(1, 2, 6, 6), rows[row]), Mode.INFERENCE).toFloatArray();
        System.arraycopy(y, 0, all, 3 * row, 3);
      }
      return all;
    }
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.pow(a[i] - b[i], 2);
    }
    return Math.sqrt(sum / a.length);
  }

  private Model model() {
    try (Network network = core.compile(NET, 9, CompileOptions.inference(1))) {
      return Model.of(network, Map.of());
    }
  }

  private Model cut(Model model, Masks masks) {
    float[] parameters = model.parameters().clone();
    masks.apply(parameters);
    return new Model(NET, parameters, model.statistics(), model.about());
  }

  private LeastSquaresRepair repair(float[][] rows) {
    ArraySamples samples = new ArraySamples(Shape.of(2, 6, 6), Shape.of(3), rows, new float[rows.length][3]);
    return new LeastSquaresRepair(new Activations(core, Optional.empty()), samples);
  }

  /** Both channels are equal, so the second one's weights can go without any loss: the repair has to move them to the first. */
  @Test
  void movesWhatACopyCanDo() {
    float[][] rows = rows(true);
    Model original = model();
    WeightMatrix first = WeightMatrix.of(NetworkGraph.of(NET)).get(0);
    Masks masks = new Masks(WeightMatrix.of(NetworkGraph.of(NET)));
    for (int o = 0; o < 4; o++) {
      for (int i = 9; i < 18; i++) {
        masks.remove(first.at(o, i));
      }
    }
    Model pruned = cut(original, masks);
    Model repaired = repair(rows).repair(original, pruned);
    double before = distance(outputs(original, rows), outputs(pruned, rows));
    double after = distance(outputs(original, rows), outputs(repaired, rows));
    assertTrue(before > 0.1, "pruning does no harm here: " + before);
    assertTrue(after < 1e-2 * before, before + " became " + after);
    assertEquals(0, repaired.parameters()[first.at(2, 11)]);
  }

  /** Where nothing can be moved without loss, the repair is still nearer than the cut. */
  @Test
  void comesNearer() {
    float[][] rows = rows(false);
    Model original = model();
    var matrices = WeightMatrix.of(NetworkGraph.of(NET));
    Model pruned = cut(original, new Ranking(matrices, Pattern.SINGLE, matrix -> 1).remove(new Masks(matrices), original.parameters(), 0.6));
    double before = distance(outputs(original, rows), outputs(pruned, rows));
    double after = distance(outputs(original, rows), outputs(repair(rows).repair(original, pruned), rows));
    assertTrue(after < 0.8 * before, before + " became " + after);
  }
}
