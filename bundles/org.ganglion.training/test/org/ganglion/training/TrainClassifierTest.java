package org.ganglion.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Model;
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
    return new TrainClassifier.Params("lenet-300-100", Optional.of(net.build()), TrainClassifier.Begin.TRAINED, List.of(),
        Records.read(Schedule.class, schedule));
  }

  private TrainClassifier.Out run(TestRunContext context) throws Exception {
    return train.run(
        new TrainClassifier.In(Stripes.of(240, 1), Optional.empty(), Optional.empty()),
        params(Map.of("epochs", 12, "batch", 16, "learningRate", 0.01)), context);
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
    TrainClassifier.Params wrong =
        new TrainClassifier.Params("lenet5", Optional.empty(), TrainClassifier.Begin.TRAINED, List.of(), Records.read(Schedule.class, Map.of()));
    InputException thrown =
        assertThrows(InputException.class,
        () -> train.run(new TrainClassifier.In(Stripes.of(20, 1), Optional.empty(), Optional.empty()), wrong, new TestRunContext(11)));
    assertEquals("architecture: there is no network 'lenet5', there are lenet-300-100, lenet-5, small-cnn, alexnet, linear", thrown.getMessage());
  }

  /** If this fails, a pretrained network is not what learning goes on from, or layers that should stay do not. */
  @Test
  void goesOnFromAModelWhoseFrozenLayersStay() throws Exception {
    Model trained = run(new TestRunContext(11)).model();
    TrainClassifier.Params few = goingOn(TrainClassifier.Begin.TRAINED, List.of("hidden"));
    TrainClassifier.Out out =
        train.run(new TrainClassifier.In(Stripes.of(60, 5), Optional.empty(), Optional.of(trained)), few, new TestRunContext(12));
    int hidden = 16 * 36 + 16;
    assertArrayEquals(Arrays.copyOf(trained.parameters(), hidden), Arrays.copyOf(out.model().parameters(), hidden));
    assertTrue(!Arrays.equals(trained.parameters(), out.model().parameters()), "the other layer learns");
    assertTrue((double) out.facts().values().get("accuracy held out") > 0.9, "it begins where the other one ended: " + out.facts());
    TrainClassifier.Params anew = goingOn(TrainClassifier.Begin.ANEW, List.of());
    Model other = train.run(new TrainClassifier.In(Stripes.of(60, 5), Optional.empty(), Optional.of(trained)), anew, new TestRunContext(12)).model();
    assertEquals(trained.spec(), other.spec());
    assertTrue(Math.abs(other.parameters()[0] - trained.parameters()[0]) > 1e-3, "anew is not where the other one ended");
  }

  /** If this fails, a typing error freezes nothing, and nobody notices. */
  @Test
  void refusesToFreezeWhatIsNotThere() throws Exception {
    Model trained = run(new TestRunContext(11)).model();
    TrainClassifier.In in = new TrainClassifier.In(Stripes.of(60, 5), Optional.empty(), Optional.of(trained));
    assertRefused("has no layer 'hiden' with weights", in, goingOn(TrainClassifier.Begin.TRAINED, List.of("hiden")));
    assertRefused("nothing to learn", in, goingOn(TrainClassifier.Begin.TRAINED, List.of("hidden", "class")));
    assertRefused("would stay at random weights", in, goingOn(TrainClassifier.Begin.ANEW, List.of("hidden")));
  }

  private void assertRefused(String part, TrainClassifier.In in, TrainClassifier.Params params) {
    String message = assertThrows(InputException.class, () -> train.run(in, params, new TestRunContext(11))).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static TrainClassifier.Params goingOn(TrainClassifier.Begin begin, List<String> frozen) {
    Schedule schedule = Records.read(Schedule.class, Map.of("epochs", 2, "batch", 16));
    return new TrainClassifier.Params("lenet-300-100", Optional.empty(), begin, frozen, schedule);
  }
}
