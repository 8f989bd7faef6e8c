package org.ganglion.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.CancelledException;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.random.RandomStream;
import org.ganglion.testkit.TestCore;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;

class SearchNetworksTest {
  private final Images images = rings(400);

  /** 3×3 images: bright within or bright outside; a linear net does well, a bad learning rate does not. */
  private static Images rings(int count) {
    RandomStream random = RandomStream.of(1, "rings");
    ByteBuffer pixels = ByteBuffer.allocate(count * 9);
    int[] of = new int[count];
    for (int i = 0; i < count; i++) {
      of[i] = random.below(2, 0, i);
      for (int p = 0; p < 9; p++) {
        double bright = (p == 4) == (of[i] == 1) ? 150 : 90;
        pixels.put((byte) Math.max(0, Math.min(255, bright + 15 * random.normal(1, 9 * i + p))));
      }
    }
    return new Images(1, 3, 3, pixels.flip(), Optional.of(new Images.Labels(of, List.of("outside", "inside"))), Optional.empty());
  }

  @Test
  void theChampionIsChosenOnImagesThatNothingSawBefore() throws Exception {
    SearchNetworks.Out out = search(Map.of(), new TestRunContext(3));
    assertTrue((double) out.facts().values().get("accuracy") > 0.85, out.facts().toString());
    assertTrue(out.facts().values().get("reason").toString().contains("images that neither training nor search saw"));
    assertTrue(out.page().html().contains("All trials"));
    Table trials = out.trials();
    double[] rungs = ((Table.Numbers) trials.column("rung").orElseThrow()).values();
    assertEquals(6, java.util.Arrays.stream(rungs).filter(rung -> rung == 1).count());
    assertTrue(java.util.Arrays.stream(rungs).filter(rung -> rung == 2).count() < 6, "half of the settings are dropped early");
  }

  @Test
  void theCoresDoNotDecide() throws Exception {
    assertEquals(scores(search(Map.of(), new TestRunContext(3))), scores(search(Map.of(), new TestRunContext(3).withThreads(3))));
  }

  @Test
  void aSearchThatWasStoppedGoesOnWithItsTrials() throws Exception {
    TestRunContext stopped = new TestRunContext(3).stoppingAfter(4);
    assertThrows(CancelledException.class, () -> search(Map.of(), stopped));
    TestRunContext resumed = stopped.next();
    assertEquals(scores(search(Map.of(), new TestRunContext(3))), scores(search(Map.of(), resumed)));
    assertTrue(resumed.curves().curve("accuracy/rung 1").orElseThrow().x().length >= 1);
  }

  @Test
  void networksWithChoicesAreTriedAndFailuresAreResults() throws Exception {
    Map<String, Object> network = Map.of(
        "name", "tried",
        "inputs", List.of(Map.of("name", "input", "shape", List.of(1, 3, 3))),
        "nodes", List.of(
            Map.of("name", "flat", "layer", Map.of("type", "flatten")),
            Map.of("name", "hidden", "layer", Map.of("type", "dense", "units", "${units}")),
            Map.of("name", "output", "layer", Map.of("type", "dense", "units", 2))),
        "outputs", List.of("output"));
    Map<String, Object> with = Map.of("network", network, "method", "grid", "space", Map.of("units", Map.of("type", "choice", "values", List.of(0, 4))), "halving", 1);
    SearchNetworks.Out out = search(with, new TestRunContext(3));
    List<String> problems = ((Table.Words) out.trials().column("problem").orElseThrow()).values();
    assertEquals(1, problems.stream().filter(text -> !text.isEmpty()).count(), problems.toString());
  }

  @Test
  void whatNothingUsesIsNamed() {
    assertError("space: nothing is set by 'unit'", Map.of("space", Map.of("unit", Map.of("type", "whole", "low", 1, "high", 2))));
    assertError("network: ${units} has no range in space", Map.of("network", Map.of("units", "${units}"), "space", Map.of()));
  }

  private void assertError(String part, Map<String, Object> with) {
    String message = assertThrows(InputException.class, () -> search(with, new TestRunContext(3))).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static List<Double> scores(SearchNetworks.Out out) {
    return java.util.Arrays.stream(((Table.Numbers) out.trials().column("accuracy").orElseThrow()).values()).boxed().toList();
  }

  private SearchNetworks.Out search(Map<String, Object> with, TestRunContext context) throws Exception {
    Map<String, Object> parameters = new LinkedHashMap<>(Map.of(
        "architecture", "linear", "trials", 6, "epochs", 4, "halving", 2, "leastEpochs", 2, "finalists", 2, "seeds", 2, "batch", 20,
        "space", Map.of("learningRate", Map.of("type", "logarithmic", "low", 1e-4, "high", 0.1))));
    parameters.putAll(with);
    return new SearchNetworks(new TestCore()).run(new SearchNetworks.In(images, Optional.empty(), Optional.empty()), Records.read(SearchNetworks.Params.class, parameters), context);
  }
}
