package org.ganglion.workflow.live;

import static org.ganglion.workflow.live.LiveBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.ganglion.runtime.api.LiveChange;
import org.ganglion.runtime.api.WorkflowException;
import org.ganglion.workflow.fakes.Bench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live workflows that work with what runs have given: {@code in: { model: run:step.port }}. */
class LiveArtifactTest {
  private static final String FLOW = """
      kind: live
      name: flow
      nodes:
        lines: { uses: live.tail, with: { file: in.jsonl, every: 2 } }
        model: { uses: test.model, from: lines, in: { model: 'RUN:learn.value' } }
        out: { uses: test.collect, from: model }
      """;

  @TempDir Path home;
  private Bench runs;
  private LiveBench live;

  @BeforeEach
  void begin() {
    runs = new Bench(home);
    live = new LiveBench(home);
  }

  @AfterEach
  void end() {
    live.engine.close();
  }

  private String teach(int value) throws Exception {
    return runs.run("name: teacher\nsteps: { learn: { uses: test.constant, with: { value: " + value + " } } }").id();
  }

  private static String flow(String run) {
    return FLOW.replace("RUN", run);
  }

  private Object answer(LiveBench bench, int number) throws Exception {
    int before = bench.collected.seen.size();
    bench.append("in.jsonl", "{\"n\":" + number + "}");
    await("came out", () -> bench.collected.seen.size() > before);
    return bench.collected.seen.getLast().get("model");
  }

  @Test
  void aRunIsNamedByItsIdByItsWorkflowOrAsTheLast() throws Exception {
    String first = teach(1);
    teach(2);
    for (String run : List.of(first, "teacher", "last")) {
      live.deploy(flow(run));
      assertEquals(run.equals(first) ? "1" : "2", String.valueOf(answer(live, 1)), run);
    }
    List<String> changed = live.engine.preview(home, live.source(flow(first))).nodes().stream().filter(node -> node.kind() == LiveChange.Kind.CHANGED)
        .map(LiveChange.Node::what).toList();
    assertEquals(1, changed.size());
    assertTrue(changed.get(0).startsWith("in.model: "), changed.get(0));
  }

  @Test
  void whatNoRunHasGivenIsAProblemOfTheFile() throws Exception {
    teach(1);
    String sentence = assertThrows(WorkflowException.class, () -> live.deploy(flow("pupil"))).getMessage();
    assertTrue(sentence.contains("model.in.model") && sentence.contains("no run 'pupil'") && sentence.contains("learn.value"), sentence);
  }

  /** If this failed, a later run would change a service without a word when its process starts again. */
  @Test
  void aRestartKeepsTheModelAndDeployingAgainTakesTheNewOne() throws Exception {
    teach(1);
    live.deploy(flow("last"));
    assertEquals("1", String.valueOf(answer(live, 1)));
    teach(2);
    live.engine.close();
    live = new LiveBench(home);
    live.engine.start(home);
    assertEquals("1", String.valueOf(answer(live, 2)));
    live.deploy(flow("last"));
    assertEquals("2", String.valueOf(answer(live, 3)));
  }

  /** If this failed, making room would take the model of a deployed workflow away, and its next start would fail. */
  @Test
  void makingRoomKeepsWhatADeployedWorkflowUsesUntilItIsUndeployed() throws Exception {
    String run = teach(1);
    live.deploy(flow("teacher"));
    runs.runtime.delete(home, run);
    runs.runtime.collect(home, 0);
    live.engine.close();
    live = new LiveBench(home);
    live.engine.start(home);
    assertEquals("1", String.valueOf(answer(live, 1)));
    live.engine.undeploy(home, "flow", false);
    assertTrue(runs.runtime.collect(home, 0) > 0, "now it is free");
  }
}
