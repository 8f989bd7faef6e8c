package org.ganglion.rl.agents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.ganglion.api.artifact.DevicePackage;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Records;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.operator.CancelledException;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.rl.Experience;
import org.ganglion.api.rl.PolicyBody;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.rl.agents.evaluation.InterquartileMean;
import org.ganglion.rl.agents.replay.ExperienceCodec;
import org.ganglion.edge.format.PackageFormat;
import org.ganglion.edge.model.EdgeModelBuilder;
import org.ganglion.edge.model.Weights;
import org.ganglion.rl.agents.policy.NetworkChoice;
import org.ganglion.rl.agents.policy.PolicySpecs;
import org.ganglion.testkit.TestCore;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done with a policy after its training. */
class PolicyStepsTest {
  private final TestCore core = new TestCore();
  private final TestRunContext context = TestWorld.context(core, 5);
  private static final Map<String, Object> WALK = Map.of("id", "walk");

  private TrainAgent.Out trained(Object... settings) throws IOException {
    Map<String, Object> with = new HashMap<>(Map.of("environment", WALK, "network", Map.of("type", "dense", "hidden", List.of(8)), "environments",
        3));
    with.putAll(Map.of("steps", 1600, "agent", Map.of("id", "ppo", "options", Map.of("rollout", 16, "minibatch", 32, "learningRate", 0.02))));
    for (int i = 0; i < settings.length; i += 2) {
      with.put((String) settings[i], settings[i + 1]);
    }
    return new TrainAgent(core).run(new TrainAgent.In(Optional.empty()), Records.read(TrainAgent.Params.class, with), context);
  }

  @Test
  void evaluationPlaysEpisodesOfItsOwnBesideAReference() throws IOException {
    Map<String, Object> with = Map.of("environment", WALK, "episodes", 50, "reference", "random");
    EvaluateAgent.In in = new EvaluateAgent.In(trained().policy(), Optional.empty());
    EvaluateAgent.Out out = new EvaluateAgent(core).run(in, Records.read(EvaluateAgent.Params.class, with), context);
    assertEquals(TestWorld.BEST, (double) out.result().values().get("meanReturn"));
    assertEquals(4, (double) out.result().values().get("meanReferenceReturn"), 0.6, "half of 8 random steps go right");
    assertEquals(50, out.episodes().rows());
    assertArrayEquals(new double[] {8},
        java.util.Arrays.stream(((Table.Numbers) out.episodes().column("length").orElseThrow()).values()).distinct().toArray());
  }

  @Test
  void aCrashWhileSomebodyIsJudgedIsToldWithEnvironmentAndStep() throws IOException {
    Map<String, Object> crashing = Map.of("id", "walk", "options", Map.of("crashAt", 20));
    EvaluateAgent.In in = new EvaluateAgent.In(trained().policy(), Optional.empty());
    Map<String, Object> with = Map.of("environment", crashing, "episodes", 5, "reference", "random");
    InputException e = assertThrows(
        InputException.class, () -> new EvaluateAgent(core).run(in, Records.read(EvaluateAgent.Params.class, with), context),
            "scores would lack an episode unseen");
    assertTrue(e.getMessage().startsWith("environment 'walk' failed at its step 20, "), e.getMessage());
  }

  @Test
  void aPackageIsJudgedInPlaceOfThePolicy() throws IOException {
    Model policy = trained().policy();
    Map<String, Object> with = Map.of("environment", WALK, "episodes", 4, "keep", 6);
    for (float right : new float[] {1, -1}) {
      EdgeModelBuilder model = new EdgeModelBuilder("fixed", 2);
      int opinion = model.dense("opinion", 0, Weights.float32(2, 2, new float[4]), new float[] {0, right}, false);
      DevicePackage packed = new DevicePackage(PackageFormat.write(model.output("policy", opinion).build()));
      EvaluateAgent.In in = new EvaluateAgent.In(policy, Optional.of(packed));
      EvaluateAgent.Out out = new EvaluateAgent(core).run(in, Records.read(EvaluateAgent.Params.class, with), context);
      assertEquals(right > 0 ? TestWorld.BEST : 0, (double) out.result().values().get("meanReturn"), "the package decides, not the policy");
      assertEquals(packed.bytes().length, out.result().values().get("bytes"));
      assertEquals(6, out.seen().rows());
      assertEquals(2, out.seen().columns().size());
    }
  }

  @Test
  void playShowsTheEpisodeAndWhatThePolicyThought() throws IOException {
    Map<String, Object> with = Map.of("every", 1, "deterministic", true);
    PlayAgent.Out out = new PlayAgent(core).run(new PlayAgent.In(trained().policy()), Records.read(PlayAgent.Params.class, with), context);
    assertEquals(8, out.steps().rows());
    double[] right = ((Table.Numbers) out.steps().column("opinion 1").orElseThrow()).values();
    assertTrue(right[0] > 0.5, "going right is more probable: " + right[0]);
    assertEquals(TestWorld.BEST, out.result().values().get("return"));
    assertEquals(20, ImageIO.read(new ByteArrayInputStream(out.replay().pictures().get(0).png())).getWidth());
    assertTrue(ImageIO.read(new ByteArrayInputStream(out.strip().pictures().get(0).png())).getWidth() > 60);
  }

  @Test
  void exportedPoliciesDecideAsBefore() throws IOException {
    for (Map<String, Object> agent : List.<Map<String, Object>>of(
        Map.of("id", "ppo", "options", Map.of("normaliseObservations", true)), Map.of("id", "dqn", "options", Map.of("duelling", true)))) {
      Model policy = trained("agent", agent, "steps", 300).policy();
      Model network = new ExportPolicy().run(new ExportPolicy.In(policy), new ExportPolicy.Params(false), context).network();
      Tensor seen = Tensor.of(Shape.of(2, 2), 1, 0.5f, -2, 0);
      float[] before;
      float[] after;
      try (Network whole = core.compile(policy.spec(), 0, CompileOptions.inference(2)); Network part = core.compile(network.spec(), 0,
          CompileOptions.inference(2))) {
        policy.into(whole);
        network.into(part);
        before = whole.forward(Map.of("observation", seen), Mode.INFERENCE).get("policy").toFloatArray();
        after = part.forward(seen, Mode.INFERENCE).toFloatArray();
      }
      // The first layer's weights hold the normalisation, so that sums are rounded elsewhere.
      assertArrayEquals(before, after, 1e-5f);
      assertTrue(network.spec().nodes().stream().noneMatch(node -> node.name().equals("normalise")));
      if (agent.get("id").equals("ppo")) {
        assertTrue(network.parameters().length < policy.parameters().length, "the value's network is gone");
        Model soft = new ExportPolicy().run(new ExportPolicy.In(policy), new ExportPolicy.Params(true), context).network();
        assertEquals(List.of("probabilities"), soft.spec().outputs());
      }
    }
  }

  @Test
  void exportedPixelPoliciesTakePixelsAsTheyAre() {
    PolicyBody body = new PolicyBody(new NetworkChoice.Lecture(20).trunk(List.of(2, 20, 20)), true, 0);
    PolicySpecs specs = new PolicySpecs(body, List.of(2, 20, 20), 3);
    Map<String, String> about = new HashMap<>(Map.of("kind", "policy", "head", "categorical"));
    Model policy;
    Tensor seen = Tensor.of(Shape.of(1, 2, 20, 20), pixels(800));
    float[] before;
    try (Network whole = core.compile(specs.whole(), 3, CompileOptions.inference(1))) {
      float[] statistics = whole.statistics();
      System.arraycopy(new float[] {127.5f, 100, 127.5f * 127.5f, 400}, 0, statistics, 0, 4);
      whole.setStatistics(statistics);
      policy = new Model(specs.whole(), whole.parameters(), statistics, about);
      before = whole.forward(Map.of("observation", seen), Mode.INFERENCE).get("policy").toFloatArray();
    }
    Model network = new ExportPolicy().run(new ExportPolicy.In(policy), new ExportPolicy.Params(false), context).network();
    try (Network part = core.compile(network.spec(), 0, CompileOptions.inference(1))) {
      network.into(part);
      assertArrayEquals(before, part.forward(seen, Mode.INFERENCE).toFloatArray(), 1e-6f);
    }
  }

  private static float[] pixels(int count) {
    float[] all = new float[count];
    for (int i = 0; i < count; i++) {
      all[i] = i * 37 % 256;
    }
    return all;
  }

  @Test
  void comparisonsSurviveBeingKilled() throws IOException {
    Map<String, Object> training = Map.of("environment", WALK, "steps", 200, "network", Map.of("type", "dense", "hidden", List.of(4)));
    Map<String, Object> with = Map.of("training", training, "variants", Map.of("long", Map.of("steps", 600)), "seeds", 3, "threshold", 5);
    CompareAgents compare = new CompareAgents(core);
    CompareAgents.Params params = Records.read(CompareAgents.Params.class, with);
    CompareAgents.Out straight = compare.run(new CompareAgents.In(), params, context);
    TestRunContext stopped = TestWorld.context(core, 5).stoppingAfter(2);
    assertThrows(CancelledException.class, () -> compare.run(new CompareAgents.In(), params, stopped));
    CompareAgents.Out resumed = compare.run(new CompareAgents.In(), params, stopped.next());
    double[] expected = ((Table.Numbers) straight.trainings().column("score").orElseThrow()).values();
    assertArrayEquals(expected, ((Table.Numbers) resumed.trainings().column("score").orElseThrow()).values());
    assertEquals(3, expected.length);
    assertTrue(straight.curves().curve("return/long").isPresent());
  }

  @Test
  void theInterquartileMeanLeavesTheOutermostQuartersOut() {
    assertEquals(3.5, InterquartileMean.of(-1000, 1, 2, 3, 4, 5, 6, 1e6), 1e-12);
    assertEquals(2, InterquartileMean.of(1, 2, 3));
  }

  @Test
  void experienceIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
    Experience experience = trained("agent", Map.of("id", "dqn"), "steps", 100).experience();
    new ExperienceCodec().write(experience, folder);
    Experience again = new ExperienceCodec().read(folder);
    assertTrue(experience.count() > 80);
    assertArrayEquals(experience.observations(), again.observations());
    assertArrayEquals(experience.nextObservations(), again.nextObservations());
    assertArrayEquals(experience.truncated(), again.truncated());
    assertArrayEquals(experience.actions(), again.actions());
  }

  @Test
  void modelsThatAreNoPolicyAreRefused() throws IOException {
    Model policy = trained("steps", 60).policy();
    Map<String, Object> with = Map.of("environment", Map.of("id", "push"));
    Model gan = new Model(policy.spec(), policy.parameters(), policy.statistics(), Map.of("kind", "gan-generator"));
    EvaluateAgent evaluate = new EvaluateAgent(core);
    InputException wrong = assertThrows(InputException.class, () ->
        evaluate.run(new EvaluateAgent.In(gan, Optional.empty()), Records.read(EvaluateAgent.Params.class, with), context));
    assertEquals("this model is a gan-generator, a policy is needed, the port 'policy' of rl.train", wrong.getMessage());
  }
}
