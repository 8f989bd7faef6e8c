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
    Map<String, Object> with =
        Map.of("network", network, "method", "grid", "space", Map.of("units", Map.of("type", "choice", "values", List.of(0, 4))), "halving", 1);
    SearchNetworks.Out out = search(with, new TestRunContext(3));
    List<String> problems = ((Table.Words) out.trials().column("problem").orElseThrow()).values();
    assertEquals(1, problems.stream().filter(text -> !text.isEmpty()).count(), problems.toString());
  }

  /** If this fails, a search finds something where there is nothing: the parts leak into each other. */
  @Test
  void shuffledLabelsGiveChance() throws Exception {
    RandomStream random = RandomStream.of(9, "shuffled");
    int[] of = new int[images.count()];
    java.util.Arrays.setAll(of, i -> random.below(2, 0, i));
    Images shuffled = labelled(images, of);
    SearchNetworks.Out out =
        search(new SearchNetworks.In(Optional.of(shuffled), Optional.empty(), Optional.empty(), Optional.empty()), Map.of(), new TestRunContext(3));
    assertTrue((double) out.facts().values().get("accuracy, low end") < 0.5
        && (double) out.facts().values().get("accuracy, high end") > 0.5, out.facts().toString());
  }

  /** The same with every image five times: who learns by heart would be right on most of the copies if they were torn apart. */
  @Test
  void copiesOfAnImageStayInOnePart() throws Exception {
    RandomStream random = RandomStream.of(9, "shuffled");
    Images few = rings(80);
    ByteBuffer pixels = ByteBuffer.allocate(5 * 80 * 9);
    int[] of = new int[400];
    for (int copy = 0; copy < 5; copy++) {
      pixels.put(few.pixels());
      for (int i = 0; i < 80; i++) {
        of[80 * copy + i] = random.below(2, 0, i);
      }
    }
    Images copies = new Images(1, 3, 3, pixels.flip(), Optional.of(new Images.Labels(of, List.of("outside", "inside"))), Optional.empty());
    Map<String, Object> byHeart = Map.of("architecture", "lenet-300-100", "epochs", 30, "halving", 1, "trials", 2, "seeds", 1);
    SearchNetworks.Out out =
        search(new SearchNetworks.In(Optional.of(copies), Optional.empty(), Optional.empty(), Optional.empty()), byHeart, new TestRunContext(3));
    assertTrue((double) out.facts().values().get("accuracy, low end") < 0.7, "learnt by heart: " + out.facts());
  }

  /** If this fails, the champion is chosen on what it learnt from. */
  @Test
  void givenImagesThatWereLearntFromAreLeftOut() throws Exception {
    Images fresh = rings(700);
    TestRunContext context = new TestRunContext(3);
    search(new SearchNetworks.In(Optional.of(images), Optional.empty(), Optional.empty(), Optional.of(fresh)),
        Map.of("trials", 1, "halving", 1, "epochs", 1), context);
    assertTrue(context.log().stream().anyMatch(line -> line.equals("choice: 400 of 700 images stand in another part as well and are left out")),
        context.log().toString());
    assertTrue(assertThrows(InputException.class,
        () -> search(new SearchNetworks.In(Optional.of(images), Optional.empty(), Optional.empty(), Optional.of(images)), Map.of(),
        new TestRunContext(3)))
        .getMessage().contains("each needs 20"));
  }

  private static Table table(boolean words) {
    RandomStream random = RandomStream.of(4, "rows");
    int rows = 500;
    double[] a = new double[rows];
    double[] b = new double[rows];
    double[] sum = new double[rows];
    List<String> side = new java.util.ArrayList<>();
    for (int i = 0; i < rows; i++) {
      a[i] = 100 + 10 * random.normal(1, i);
      b[i] = random.normal(2, i);
      sum[i] = (a[i] - 100) / 10 + b[i];
      side.add(sum[i] > 0 ? "above" : "below");
    }
    return new Table(List.of(new Table.Numbers("a", a), new Table.Numbers("b", b), words ? new Table.Words("told", side)
        : new Table.Numbers("told", sum)));
  }

  /** If this fails, columns of tables are not what networks are searched for, or the model does not say how they enter. */
  @Test
  void tablesAreSearchedForToo() throws Exception {
    SearchNetworks.In words = new SearchNetworks.In(Optional.empty(), Optional.of(table(true)), Optional.empty(), Optional.empty());
    SearchNetworks.Out classes = search(words, Map.of("target", "told", "epochs", 12), new TestRunContext(3));
    assertTrue((double) classes.facts().values().get("accuracy") > 0.95, classes.facts().toString());
    assertTrue(classes.facts().values().get("reason").toString().contains("rows that neither training nor search saw"));
    SearchNetworks.In numbers = new SearchNetworks.In(Optional.empty(), Optional.of(table(false)), Optional.empty(), Optional.empty());
    SearchNetworks.Out number = search(numbers, Map.of("target", "told", "epochs", 12), new TestRunContext(3));
    assertTrue((double) number.facts().values().get("variance explained") > 0.98, number.facts().toString());
    assertEquals("a\nb", number.champion().about().get("inputs"));
    assertEquals(100, Double.parseDouble(number.champion().about().get("means").split("\n")[0]), 2);
    assertTrue(assertThrows(InputException.class, () -> search(numbers, Map.of("target", "tolt"), new TestRunContext(3))).getMessage()
        .contains("no column 'tolt'"));
  }

  private static Images labelled(Images images, int[] of) {
    return new Images(images.channels(), images.height(), images.width(), images.pixels(),
        Optional.of(new Images.Labels(of, List.of("outside", "inside"))), Optional.empty());
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
    return search(new SearchNetworks.In(Optional.of(images), Optional.empty(), Optional.empty(), Optional.empty()), with, context);
  }

  private static SearchNetworks.Out search(SearchNetworks.In in, Map<String, Object> with, TestRunContext context) throws Exception {
    Map<String, Object> parameters = new LinkedHashMap<>(Map.of(
        "architecture", "linear", "trials", 6, "epochs", 4, "halving", 2, "leastEpochs", 2, "finalists", 2, "seeds", 2, "batch", 20,
        "space", Map.of("learningRate", Map.of("type", "logarithmic", "low", 1e-4, "high", 0.1))));
    parameters.putAll(with);
    return new SearchNetworks(new TestCore()).run(in, Records.read(SearchNetworks.Params.class, parameters), context);
  }
}
