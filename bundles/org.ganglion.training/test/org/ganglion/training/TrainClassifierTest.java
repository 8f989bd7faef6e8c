package org.ganglion.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.ganglion.api.data.Records;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.operator.CancelledException;
import org.ganglion.api.operator.InputException;
import org.ganglion.testkit.TestCore;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;

class TrainClassifierTest {
  private final TrainClassifier train = new TrainClassifier(new TestCore());

  private static TrainClassifier.Params params(Map<String, Object> schedule) {
    NetworkSpec.Builder net = NetworkSpec.builder("own").input("image", 1, 6, 6).add("flat", new org.ganglion.api.network.Layer.Flatten());
    net.add("hidden", Layers.dense(16)).activate("active", org.ganglion.api.network.Layer.Function.RELU).add("class", Layers.dense(2));
    return new TrainClassifier.Params("lenet-300-100", Optional.of(net.build()), Records.read(Schedule.class, schedule));
  }

  private TrainClassifier.Out run(TestRunContext context) throws Exception {
    return train.run(
        new TrainClassifier.In(Stripes.of(240, 1), Optional.empty()), params(Map.of("epochs", 12, "batch", 16, "learningRate", 0.01)), context);
  }

  /** If this fails, the loop does not learn, or the judge does not use what was learnt. */
  @Test
  void learnsWhatNoSinglePixelTells() throws Exception {
    TrainClassifier.Out out = run(new TestRunContext(11));
    EvaluateClassifier.Out judged =
        new EvaluateClassifier(new TestCore())
            .run(new EvaluateClassifier.In(out.model(), Stripes.of(200, 2)), new EvaluateClassifier.Params(64), new TestRunContext(11));
    double accuracy = (double) judged.facts().values().get("accuracy");
    assertTrue(accuracy > 0.95, "accuracy " + accuracy);
    assertTrue((double) judged.facts().values().get("accuracy, low end") <= accuracy);
  }

  /** If this fails, a training that was stopped comes to another network than one that was not. */
  @Test
  void resumesBitByBit() throws Exception {
    TrainClassifier.Out whole = run(new TestRunContext(11));
    TestRunContext first = new TestRunContext(11).stoppingAfter(67);
    assertThrows(CancelledException.class, () -> run(first));
    TrainClassifier.Out resumed = run(first.next());
    assertArrayEquals(whole.model().parameters(), resumed.model().parameters());
    assertArrayEquals(whole.losses().curve("loss").orElseThrow().y(), resumed.losses().curve("loss").orElseThrow().y());
  }

  /** If this fails, a user learns of a typing error by an exception of Java's. */
  @Test
  void namesTheNetworksThatThereAre() {
    TrainClassifier.Params wrong = new TrainClassifier.Params("lenet5", Optional.empty(), Records.read(Schedule.class, Map.of()));
    InputException thrown =
        assertThrows(InputException.class, () -> train.run(new TrainClassifier.In(Stripes.of(20, 1), Optional.empty()), wrong, new TestRunContext(11)));
    assertEquals("architecture: there is no network 'lenet5', there are lenet-300-100, lenet-5, small-cnn, alexnet, linear", thrown.getMessage());
  }
}
