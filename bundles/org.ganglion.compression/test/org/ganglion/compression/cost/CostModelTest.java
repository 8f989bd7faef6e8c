package org.ganglion.compression.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.Shape;
import org.ganglion.kit.training.CustomaryNetworks;
import org.junit.jupiter.api.Test;

class CostModelTest {
  private final CostModel model = new CostModel(DeviceProfile.standard(), 1);

  private List<LayerCost> table(NetworkSpec spec) {
    NetworkGraph graph = NetworkGraph.of(spec);
    float[] ones = new float[graph.parameterCount()];
    Arrays.fill(ones, 1);
    return model.table(graph, ones, layer -> false);
  }

  private static LayerCost row(List<LayerCost> table, String layer) {
    return table.stream().filter(row -> row.layer().equals(layer)).findFirst().orElseThrow();
  }

  /** The published counts of LeNet-5 in Caffe's form: 0.5, 25, 400 and 5 thousand weights; 288, 1600, 400 and 5 thousand multiply-adds. */
  @Test
  void countsLenet5AsPublished() {
    List<LayerCost> table = table(CustomaryNetworks.of("lenet-5", Shape.of(1, 28, 28), 10));
    assertEquals(500 + 20, row(table, "convolution1").weights());
    assertEquals(288_000, row(table, "convolution1").multiplyAdds());
    assertEquals(1_600_000, row(table, "convolution2").multiplyAdds());
    assertEquals(400_000, row(table, "dense1").multiplyAdds());
    assertEquals(5_000, row(table, "output").multiplyAdds());
  }

  /** The published counts of AlexNet: 61 million parameters, 724 million multiply-adds, of which the convolutions have 666. */
  @Test
  void countsAlexNetAsPublished() {
    List<LayerCost> table = table(CustomaryNetworks.of("alexnet", Shape.of(3, 227, 227), 1000));
    assertEquals(60_965_224, table.stream().mapToLong(LayerCost::weights).sum());
    assertEquals(105_415_200, row(table, "convolution1").multiplyAdds());
    assertEquals(724_406_816, table.stream().mapToLong(LayerCost::multiplyAdds).sum());
    assertTrue(row(table, "dense1").fetchBatches() > 1000, "37 million weights do not fit into 32 kB");
  }

  /** Energy by hand: 6 multiply-adds at 4.6 pJ; 24 bytes of weights, 20 of maps and 2·4·6/8 operands at 2.5 pJ. All stays in the cache. */
  @Test
  void addsUpEnergy() {
    NetworkSpec spec = NetworkSpec.builder("tiny").input("x", 3)
        .add("layer", new org.ganglion.api.network.Layer.Dense(2, false, new org.ganglion.api.network.Initialiser.Glorot())).build();
    LayerCost row = table(spec).get(0);
    assertEquals(24, row.weightBytes());
    assertEquals(0, row.memoryBytes());
    assertEquals(6 * 4.6 + (24 + 20 + 6) * 2.5, row.picojoule(), 1e-9);
  }
}
