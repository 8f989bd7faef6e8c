package org.ganglion.compression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.CancelledException;
import org.ganglion.api.operator.InputException;
import org.ganglion.edge.EdgePackage;
import org.ganglion.edge.EdgePredictor;
import org.ganglion.testkit.TestCore;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;

class CompressAutoTest {
  private static CompressAuto.Out run(Map<String, Object> params) throws Exception {
    return run(params, new TestRunContext(5));
  }

  private static CompressAuto.Out run(Map<String, Object> params, TestRunContext context) throws Exception {
    return new CompressAuto(new TestCore()).run(
        new CompressAuto.In(
            Stripes.classifier(), Optional.of(Stripes.images(240, 1)), Optional.empty(), Optional.of(Stripes.images(100, 4)),
            Optional.of(Stripes.images(200, 2)), Optional.empty()),
        Records.read(CompressAuto.Params.class, params), context);
  }

  /** If this fails, a search that was cut off forgets what it had found, or comes to something else than one that was not. */
  @Test
  void goesOnWhereItWasCutOff() throws Exception {
    Map<String, Object> params =
        Map.of("goals", Map.of("loss", 0.02, "mayBeSlower", true), "epochs", 2, "mostFactor", 8, "halvings", 0, "learningRate", 0.005);
    CompressAuto.Out whole = run(params);
    for (int cut : new int[] {1, 3}) {
      TestRunContext first = new TestRunContext(5).stoppingAfter(cut);
      assertThrows(CancelledException.class, () -> run(params, first));
      TestRunContext second = first.next();
      CompressAuto.Out resumed = run(params, second);
      assertArrayEquals(whole.packed().bytes(), resumed.packed().bytes());
      assertArrayEquals(whole.model().parameters(), resumed.model().parameters());
      assertEquals(whole.steps().column("step"), resumed.steps().column("step"));
      assertEquals(whole.facts().values().get("quality"), resumed.facts().values().get("quality"));
    }
  }

  /** Wilson's own form, worked out for 99 of 100: 0.9455 to 0.9982. */
  @Test
  void givesEachStepItsInterval() throws Exception {
    Table steps = run(Map.of("goals", Map.of("loss", 0.02, "mayBeSlower", true), "epochs", 1, "mostFactor", 4)).steps();
    double[] quality = ((Table.Numbers) steps.column("quality").orElseThrow()).values();
    double[] low = ((Table.Numbers) steps.column("low end").orElseThrow()).values();
    for (int i = 0; i < quality.length; i++) {
      double expected = (quality[i] + 0.0192073 - 1.959964 * Math.sqrt(quality[i] * (1 - quality[i]) / 100 + 0.0000960365)) / 1.0384146;
      assertEquals(expected, low[i], 1e-6);
    }
  }

  /** If this fails, the package is not smaller, or it does not know what the network knew. */
  @Test
  void makesANetworkSmallWithinItsLoss() throws Exception {
    CompressAuto.Out out = run(Map.of("goals", Map.of("loss", 0.02, "mayBeSlower", true), "epochs", 4, "mostFactor", 8, "learningRate", 0.005));
    Map<String, Object> facts = out.facts().values();
    assertEquals(List.of(), facts.get("goals missed"), facts.toString());
    assertTrue((long) facts.get("bytes") < (long) facts.get("bytes before"), facts.toString());
    assertTrue((double) facts.get("times fewer weights") >= 3.9, facts.toString());
    EdgePackage packed = EdgePackage.read(out.packed().bytes());
    EdgePredictor predictor = new EdgePredictor(packed.runner());
    Images unseen = Stripes.images(200, 3);
    int right = 0;
    float[] raw = new float[36];
    for (int i = 0; i < unseen.count(); i++) {
      unseen.copy(i, FloatBuffer.wrap(raw), 0, 1, 0);
      predictor.predict(raw);
      right += predictor.label().equals(unseen.labels().orElseThrow().of()[i] == 0 ? "row" : "column") ? 1 : 0;
    }
    assertTrue(right > 190, "found " + right + " of 200 from raw pixels");
    assertTrue(out.page().html().contains("All goals are reached"));
  }

  /** What nobody can reach must not cost the user the best that there is. */
  @Test
  void savesTheBestWhenAGoalIsMissedAndSaysByHowMuch() throws Exception {
    CompressAuto.Out out = run(Map.of("goals", Map.of("bytes", 10, "mayBeSlower", true), "epochs", 1, "mostFactor", 4, "halvings", 0));
    List<?> missed = (List<?>) out.facts().values().get("goals missed");
    assertEquals(1, missed.size(), missed.toString());
    assertTrue(missed.get(0).toString().startsWith("size is "), missed.toString());
    assertTrue(out.packed().bytes().length > 10);
    assertTrue((long) out.facts().values().get("bytes") < (long) out.facts().values().get("bytes before"));
  }

  @Test
  void asksForDataToLearnOnFrom() {
    assertThrows(InputException.class, () -> new CompressAuto(new TestCore()).run(
        new CompressAuto.In(Stripes.classifier(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        Records.read(CompressAuto.Params.class, Map.of()), new TestRunContext(5)));
  }

  /** Random removal must keep what it promises, whatever it happens to hit. */
  @Test
  void removesAtRandomOnlyWhatDoesNoHarm() throws Exception {
    PruneNetwork.Out out = new PruneNetwork(new TestCore()).run(
        new PruneNetwork.In(Stripes.classifier(), Optional.of(Stripes.images(100, 1)), Optional.empty(), Optional.of(Stripes.images(100, 4))),
        Records.read(PruneNetwork.Params.class, Map.of("method", "random", "loss", 0.02, "trials", 40)), new TestRunContext(5));
    double lost = (double) out.facts().values().get("quality before") - (double) out.facts().values().get("quality");
    assertTrue(lost <= 0.02 + 1e-9, out.facts().toString());
    assertTrue((double) out.facts().values().get("sparsity") > 0.2, out.facts().toString());
  }
}
