package org.ganglion.workflow.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.OperatorDescriptor;
import org.ganglion.workflow.codec.FactsCodec;
import org.ganglion.workflow.live.Processors.Counting;
import org.ganglion.workflow.routing.Ghost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveProblemsTest {
  private static final String HEAD = "kind: live\nname: flow\nnodes:\n  in: { uses: live.tail, with: { file: in.jsonl } }\n";

  @TempDir Path home;
  private LiveBench bench;

  @BeforeEach
  void open() {
    bench = new LiveBench(home).processor("test.count", "1.0", new Counting("one"));
  }

  @AfterEach
  void close() {
    bench.engine.close();
  }

  private List<String> problems(String text) {
    return bench.engine.check(home, bench.source(text)).stream()
        .map(problem -> problem.toString().replace(home.resolve("flow.yaml").toString(), "flow.yaml")).toList();
  }

  @Test
  void aGoodOneHasNone() {
    assertEquals(List.of(), problems(HEAD + "  out: { uses: test.collect, from: in }\n"));
  }

  @Test
  void everyMistakeIsToldWithItsLine() {
    assertEquals(
        List.of(
            "flow.yaml:2: queue takes a whole number from 1 to 1000000, not 0",
            "flow.yaml:4: in.with.file is missing",
            "flow.yaml:5: a.from names no node 'inn'; did you mean 'in'?",
            "flow.yaml:6: b.uses names no source, processor or sink 'test.cuont'; did you mean 'test.count'?",
            "flow.yaml:7: c.uses asks for 'test.count@[2.0.0,3.0.0)', but version 1.0 is there",
            "flow.yaml:8: d.frm is not known in a node; did you mean 'from'?",
            "flow.yaml:9: e.with.step takes a whole number, not the text 'many'"),
        problems("kind: live\nqueue: 0\nnodes:\n  in: { uses: live.tail }\n  a: { uses: test.count, from: inn }\n  b: { uses: test.cuont, from: a }\n"
            + "  c: { uses: 'test.count@[2,3)', from: b }\n  d: { uses: test.count, from: c, frm: c }\n"
            + "  e: { uses: test.count, from: d, with: { step: many } }\n"));
  }

  /** If this failed, a graph whose plug-in was removed would read like one with a mistyped name. */
  @Test
  void aProcessorWhosePluginIsGoneIsAGhost() {
    record None() {}
    OperatorDescriptor gone = new OperatorDescriptor("test.gone", "1.0", "", false, List.of(), Records.schema(None.class), List.of(), List.of());
    bench.ghosts.replace(List.of(new Ghost(gone, "com.example.gone 1.2.0")));
    String flow = HEAD + "  a: { uses: test.gone, from: in }\n  out: { uses: test.collect, from: a }\n";
    assertEquals(
        "flow.yaml:5: a.uses names a ghost: 'test.gone' was in com.example.gone 1.2.0, which is not there; 'ganglion plugin why test.gone' says more",
        problems(flow).get(0));
  }

  @Test
  void wiringThatLeadsNowhereIsTold() {
    assertEquals(List.of("flow.yaml:4: in is a source whose records go nowhere; name it in the 'from' of another node",
        "flow.yaml:5: a.from is missing; it names the nodes that records come from"), problems(HEAD + "  a: { uses: test.count }\n"));
    assertEquals(List.of("flow.yaml:6: b.from closes a cycle; records flow from sources to ends"),
        problems(HEAD + "  a: { uses: test.count, from: [in, b] }\n  b: { uses: test.count, from: a }\n"));
    assertEquals(List.of("flow.yaml:6: b.from takes records from 'a', which gives them back to the sender and has none to pass on"),
        problems(HEAD + "  a: { uses: live.answer, from: in }\n  b: { uses: test.count, from: a }\n"));
    assertEquals(List.of("flow.yaml:1: kind is missing; a workflow that is deployed says kind: live, one without it is started by 'run'"),
        problems(HEAD.replace("kind: live\n", "") + "  out: { uses: test.collect, from: in }\n"));
  }

  @Test
  void artifactsAreFoundOrTheirLackIsTold() throws Exception {
    String flow = HEAD + "  out: { uses: test.model, from: in, in: { model: model } }\n";
    assertEquals(List.of(
        "flow.yaml:5: out.in.model names no folder 'model'; it takes run:step.port (digits-gan:gan.generator) or a folder with an artifact of type"
            + " ganglion:facts/1"),
        problems(flow));
    assertEquals(List.of("flow.yaml:5: out.in.model names nothing: no run 'digits' in " + home + " has given gan.facts yet"),
        problems(flow.replace("model: model", "model: 'digits:gan.facts'")));
    Files.createDirectories(home.resolve("model"));
    new FactsCodec().write(new Facts(Map.of("value", 5)), home.resolve("model"));
    assertEquals(List.of(), problems(flow));
  }
}
