package org.ganglion.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.random.RandomStream;
import org.ganglion.data.prepare.Rows;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;

class CheckLeakageTest {
  private static final int ROWS = 400;
  private final RandomStream random = RandomStream.of(3, "test");
  private final double[] cause = IntStream.range(0, ROWS).mapToDouble(i -> random.normal(0, i)).toArray();
  private final double[] noise = IntStream.range(0, ROWS).mapToDouble(i -> random.normal(1, i)).toArray();
  private final List<String> label = IntStream.range(0, ROWS).mapToObj(i -> cause[i] + 0.7 * random.normal(2, i) > 0 ? "yes" : "no").toList();

  @Test
  void anHonestSplitHasNoFindings() {
    CheckLeakage.Out out = check(table(label), 0, false);
    assertEquals(0, out.facts().values().get("findings"), out.facts().toString());
  }

  @Test
  void aColumnFromTheFutureIsSuspected() {
    // the refund is booked after the complaint that is to be predicted
    double[] refund = label.stream().mapToDouble(word -> word.equals("yes") ? 5 : 0).toArray();
    Table table = new Table(List.of(new Table.Numbers("cause", cause), new Table.Numbers("refund", refund), new Table.Words("label", label)));
    CheckLeakage.Out out = check(table, 0, false);
    assertEquals("column 'refund' alone tells 100 % of 'label': is it known before the answer is?", out.facts().values().get("finding1"));
    assertTrue(assertThrows(InputException.class, () -> check(table, 0, true)).getMessage().contains("'refund'"));
  }

  @Test
  void numbersToBePredictedAreCheckedByTheirVariance() {
    double[] later = Arrays.stream(cause).map(value -> 3 * value + 1).toArray();
    Table table = new Table(List.of(new Table.Numbers("later", later), new Table.Numbers("noise", noise), new Table.Numbers("label", cause)));
    Map<?, ?> told = (Map<?, ?>) check(table, 0, false).facts().values().get("toldByOneColumn");
    assertTrue((double) told.get("later") > 0.95 && (double) told.get("noise") < 0.1, told.toString());
  }

  @Test
  void testRowsThatWereTrainedOnAreCounted() {
    assertEquals(17, check(table(label), 17, false).facts().values().get("testRowsTrainedOn"));
  }

  @Test
  void shuffledLabelsAreToldByNothing() {
    int[] order = random.permutation(ROWS, 9);
    List<String> shuffled = IntStream.range(0, ROWS).mapToObj(i -> label.get(order[i])).toList();
    assertTrue(String.valueOf(check(table(shuffled), 0, false).facts().values().get("finding1")).contains("than it tells of shuffled labels"));
  }

  /** @param copies test rows taken from training */
  private static CheckLeakage.Out check(Table table, int copies, boolean stop) {
    Table train = Rows.select(table, IntStream.range(0, 300).toArray());
    Table test = Rows.select(table, IntStream.range(300 - copies, ROWS).toArray());
    return new CheckLeakage()
        .run(new CheckLeakage.In(train, test), new CheckLeakage.Params("label", 0.98, stop), new TestRunContext(1).in(Path.of(".")));
  }

  private Table table(List<String> labels) {
    return new Table(List.of(new Table.Numbers("cause", cause), new Table.Numbers("noise", noise), new Table.Words("label", labels)));
  }
}
