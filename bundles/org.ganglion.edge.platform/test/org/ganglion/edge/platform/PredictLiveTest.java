package org.ganglion.edge.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.DevicePackage;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.api.operator.InputException;
import org.ganglion.edge.format.PackageFormat;
import org.ganglion.edge.model.Decision;
import org.ganglion.edge.model.EdgeModelBuilder;
import org.ganglion.edge.model.Preprocessing;
import org.ganglion.edge.model.Weights;
import org.junit.jupiter.api.Test;

/** The processor on a model whose answers can be worked out by hand. */
class PredictLiveTest {
  @Test
  void answersWithLabelAndScoreWhateverFormTheNumbersHave() throws Exception {
    for (Object values : List.of(List.of(0L, 51.0, 255L), new byte[] {0, 51, -1}, new float[] {0, 51, 255})) {
      LiveRecord answer = process(new LiveRecord(Map.of("values", values, "id", 7L)));
      assertEquals("cold", answer.fields().get("label"));
      assertEquals(2 * (51 / 255f) + 1, (double) answer.fields().get("score"), 1e-6);
      assertEquals(7L, answer.fields().get("id"));
    }
  }

  @Test
  void refusesRecordsThatDoNotFitWithASentence() {
    assertMessage("2 numbers", new LiveRecord(Map.of("values", List.of(1, 2))));
    assertMessage("no numbers in 'values'; it has other", new LiveRecord(Map.of("other", 1)));
    assertMessage("at place 1", new LiveRecord(Map.of("values", List.of(1, "x", 3))));
    List<Object> missing = new ArrayList<>(List.of(1, 2));
    missing.add(null);
    assertMessage("value 2 is missing", new LiveRecord(Map.of("values", missing)));
  }

  /** If this fails, somebody who posts pixels as they are, or a PNG, is refused or answered for other numbers. */
  @Test
  void takesPostedBodies() throws Exception {
    assertEquals("cold", process(new LiveRecord(Map.of("type", "application/octet-stream", "body", new byte[] {0, 51, -1}))).fields().get("label"));
    assertMessage("is no PNG image", new LiveRecord(Map.of("type", "image/png", "body", new byte[] {0, 51, -1})));
    assertMessage("'the body' has 2 numbers", new LiveRecord(Map.of("type", "text/plain", "body", new byte[2])));
  }

  /** If this fails, scores are told as probabilities that they are not. */
  @Test
  void givesProbabilitiesOfLogits() throws Exception {
    LiveRecord answer = process(new LiveRecord(Map.of("values", List.of(0, 51, 255))));
    double cold = 2 * (51 / 255.0) + 1;
    assertEquals(Math.exp(cold) / (Math.exp(cold) + Math.exp(0)), (double) answer.fields().get("probability"), 1e-6);
    assertTrue(!answer.fields().containsKey("values"), "the numbers that were posted are not sent back");
  }

  /** By hand: without the third number, which counts 1, "cold" has least; without the first nothing changes. */
  @Test
  void explainsByWhatTheAnswerWouldMissMost() throws Exception {
    LiveRecord answer = process(new LiveRecord(Map.of("values", List.of(0, 51, 255), "explain", true)));
    List<?> because = (List<?>) ((Map<?, ?>) answer.fields().get("explanation")).get("because");
    Map<?, ?> first = (Map<?, ?>) because.get(0);
    assertEquals(2L, first.get("column"));
    assertEquals(1 / (1 + Math.exp(-0.4)), (double) first.get("score without it"), 1e-6);
    assertEquals(List.of(2L, 1L, 0L), because.stream().map(each -> ((Map<?, ?>) each).get("column")).toList());
  }

  @Test
  void refusesBytesThatAreNoPackage() {
    DevicePackage nonsense = new DevicePackage(new byte[100]);
    assertThrows(InputException.class,
        () -> new PredictLive().open(new PredictLive.Inputs(nonsense), new PredictLive.Parameters("values", false, false, false), null));
  }

  private static void assertMessage(String part, LiveRecord record) {
    String message = assertThrows(InputException.class, () -> process(record)).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static LiveRecord process(LiveRecord record) throws Exception {
    EdgeModelBuilder builder = new EdgeModelBuilder("hand", 3).preprocessing(Preprocessing.scaled(0, 1 / 255f)).decision(Decision.argMax());
    builder.label("warm").label("cold");
    builder.output("y", builder.dense("d", 0, Weights.float32(2, 3, new float[] {1, 0, 0, 0, 2, 1}), null, false));
    DevicePackage model = new DevicePackage(PackageFormat.write(builder.build()));
    List<LiveRecord> out = new ArrayList<>();
    try (Processor processor = new PredictLive()
        .open(new PredictLive.Inputs(model), new PredictLive.Parameters("values", false, false, false), null)) {
      processor.process(record, out::add);
    }
    return out.get(0);
  }
}
