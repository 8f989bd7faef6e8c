package org.ganglion.rl.agents.algorithm;

import static org.ganglion.rl.agents.PublishedCases.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Space;
import org.ganglion.kit.json.Json;
import org.ganglion.rl.agents.PublishedCases;
import org.ganglion.rl.agents.policy.ActionHead;
import org.ganglion.rl.agents.rollout.Advantages;
import org.junit.jupiter.api.Test;

/** If this fails, the policy is pushed by another objective than the published one. */
class PpoLossTest {
  /** The network gives single precision. */
  private static final double SINGLE = 5e-7;

  @Test
  void agreesWithTheReference() throws IOException {
    List<Map<String, Object>> cases = PublishedCases.of("ppo_loss_cases.json");
    assertFalse(cases.isEmpty());
    for (Map<String, Object> each : cases) {
      List<?> logits = (List<?>) each.get("logits");
      List<?> oldLogits = (List<?>) each.get("old_logits");
      double[] actions = numbers(each.get("actions"));
      double[] advantages = numbers(each.get("advantages"));
      int rows = actions.length;
      int choices = numbers(logits.get(0)).length;
      double clip = Json.number(each.get("clip"));
      ActionHead head = ActionHead.of(Space.Discrete.of(choices));
      PpoLoss loss = new PpoLoss(head, clip, clip, 0.01, 0.5, rows);
      Advantages.normalise(advantages, rows);
      for (int row = 0; row < rows; row++) {
        float[] old = singles(numbers(oldLogits.get(row)));
        System.arraycopy(singles(numbers(logits.get(row))), 0, loss.outputs(), row * choices, choices);
        loss.values()[row] = (float) numbers(each.get("values"))[row];
        loss.set(row, new double[] {actions[row]}, head.logProbability(old, 0, actions, row), advantages[row], numbers(each.get("old_values"))[row],
            numbers(each.get("returns"))[row]);
      }
      PpoLoss.Sums sums = new PpoLoss.Sums();
      loss.evaluate(rows, sums);
      Map<?, ?> expected = (Map<?, ?>) each.get("expected");
      assertEquals(Json.number(expected.get("policy_loss")), sums.policy(), 4 * SINGLE);
      assertEquals(Json.number(expected.get("value_loss_clipped")), sums.value(), 4 * SINGLE);
      assertEquals(Json.number(expected.get("entropy")), sums.entropy(), SINGLE);
      assertEquals(Json.number(expected.get("approx_kl")), sums.divergence(), 1e-5);
      assertEquals(Json.number(expected.get("clip_fraction")), sums.clipped(), 0);
      assertEquals(Json.number(expected.get("total_ent0.01_vf0.5")), sums.policy() - 0.01 * sums.entropy() + 0.5 * sums.value(), 4 * SINGLE);
    }
  }

  private static float[] singles(double[] values) {
    float[] singles = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      singles[i] = (float) values[i];
    }
    return singles;
  }

  @Test
  void gradientsAreThoseOfTheLoss() {
    check(ActionHead.of(Space.Discrete.of(3)));
    check(ActionHead.of(Space.Box.of(-2, 2, 2)));
  }

  /** Central differences of {@code policy + 0.5·value − 0.1·entropy}, row by row, with rows on both sides of every limit. */
  private static void check(ActionHead head) {
    int rows = 40;
    RandomStream random = RandomStream.of(3, head.name());
    PpoLoss loss = new PpoLoss(head, 0.2, 0.3, 0.1, 0.5, rows);
    for (int row = 0; row < rows; row++) {
      float[] old = new float[head.outputs()];
      for (int i = 0; i < old.length; i++) {
        old[i] = (float) (0.5 * random.normal(row, i));
        loss.outputs()[row * old.length + i] = old[i] + (float) (0.2 * random.normal(row, 20 + i));
      }
      double[] decision = new double[head.width()];
      double logProbability = head.sample(old, 0, random, row, 50, decision, 0);
      loss.values()[row] = (float) random.normal(row, 90);
      loss.set(row, decision, logProbability, random.normal(row, 91), random.normal(row, 92), random.normal(row, 93));
    }
    total(loss, rows);
    float[] outputs = loss.outputGradients().clone();
    float[] values = loss.valueGradients().clone();
    int checked = 0;
    for (int i = 0; i < outputs.length; i++) {
      checked += agrees(loss, loss.outputs(), i, rows, outputs[i]) ? 1 : 0;
    }
    for (int i = 0; i < values.length; i++) {
      checked += agrees(loss, loss.values(), i, rows, values[i]) ? 1 : 0;
    }
    assertTrue(checked > 0.9 * (outputs.length + values.length), "only " + checked + " places are smooth");
  }

  /** False at a kink, where the slopes to both sides differ: there is no gradient to compare with. */
  private static boolean agrees(PpoLoss loss, float[] at, int i, int rows, double gradient) {
    float before = at[i];
    double here = total(loss, rows);
    at[i] = before + 1e-3f;
    double up = (total(loss, rows) - here) / (at[i] - before);
    at[i] = before - 1e-3f;
    double down = (here - total(loss, rows)) / (before - at[i]);
    at[i] = before;
    if (Math.abs(up - down) > 1e-3) {
      return false;
    }
    assertEquals((up + down) / 2, gradient, 2e-4, "place " + i);
    return true;
  }

  private static double total(PpoLoss loss, int rows) {
    PpoLoss.Sums sums = new PpoLoss.Sums();
    loss.evaluate(rows, sums);
    return sums.policy() + 0.5 * sums.value() - 0.1 * sums.entropy();
  }
}
