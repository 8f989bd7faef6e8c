package org.ganglion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveCommandsTest {
  private static final String FLOW = "kind: live\nname: watch\nnodes: {}\n";

  @TempDir Path folder;
  private Console console;
  private String file;

  @BeforeEach
  void write() throws Exception {
    console = new Console(folder);
    file = Files.writeString(folder.resolve("watch.yaml"), FLOW).toString();
  }

  @Test
  void aChangeIsShownNodeByNode() {
    console.server.answers.put("live/deploy", Map.of("workflow", "watch", "running", true, "nodes",
        List.of(Map.of("id", "in", "kind", "kept", "what", ""), Map.of("id", "count", "kind", "changed", "what", "with.step: 1 -> 10"))));
    assertEquals(0, console.execute("deploy", file, "--set", "count.step=10"));
    assertEquals(List.of("watch was changed:", "  in     kept", "  count  changed  with.step: 1 -> 10"), console.lines());
    assertEquals(Map.of("home", "/state", "file", file, "text", FLOW, "set", Map.of("count.step", "10")), console.server.arguments);
  }

  @Test
  void aDryRunAsksForThePreviewOnly() {
    console.server.answers.put("live/preview",
        Map.of("workflow", "watch", "running", false, "nodes", List.of(Map.of("id", "in", "kind", "added", "what", "live.tail"))));
    assertEquals(0, console.execute("deploy", file, "--dry-run"));
    assertEquals(List.of("watch would be deployed:", "  in  added  live.tail"), console.lines());
    assertEquals(List.of("live/preview /state"), console.server.asked);
  }

  @Test
  void problemsAndAMissingServerAreTold() {
    assertEquals(2, console.execute("deploy", file));
    assertEquals("ganglion: no server runs over /state; 'ganglion serve' starts one", console.err().strip());
    console.server.answers.put("live/deploy", Map.of("problems", List.of("watch.yaml:3: nodes is missing")));
    assertEquals(2, console.execute("deploy", file));
    assertEquals("watch.yaml:3: nodes is missing", console.err().strip());
  }

  @Test
  void inTheForegroundItEndsWithACount() {
    console.live.failed = 2;
    assertEquals(2, console.execute("deploy", "--here", file));
    assertEquals("12 records came to their end, 2 of them as dead letters in /state/live/watch/dead-letters.jsonl", console.err().strip());
  }

  @Test
  void theStatusNamesRatesLatenciesAndProblems() {
    Map<String, Object> latency = Map.of("p50", 0.25, "p99", 1.5);
    Map<String, Object> node = Map.ofEntries(Map.entry("id", "count"), Map.entry("uses", "test.count"), Map.entry("version", "1.0 org.test 1.0.0"),
        Map.entry("state", "waiting"),
        Map.entry("queue", 3L), Map.entry("in", 10L), Map.entry("out", 9L), Map.entry("failed", 1L), Map.entry("rate", 5.0),
            Map.entry("latency", latency), Map.entry("swaps", 2L),
        Map.entry("problem", "there is no processor"));
    console.server.answers.put("live/status",
        Map.of("workflows", List.of(Map.of("name", "watch", "state", "running", "problem", "", "records", 10L, "failed", 1L, "inFlight", 3L, "rate",
        5.0,
        "latency", latency, "nodes", List.of(node)))));
    assertEquals(0, console.execute("status"));
    assertEquals("watch  running  10 records, 5/s, p50 0.25 ms, p99 1.5 ms, 3 in flight, 1 dead letters", console.lines().get(0));
    assertTrue(console.lines().get(2).matches("  count  test.count  waiting  3 +10  9 +1 +5/s   0.25 ms  1.5 ms  2 +1.0 org.test 1.0.0"),
        console.lines().get(2));
    assertEquals("  count: there is no processor", console.lines().get(3));
  }

  @Test
  void aLiveFileIsCheckedAsOne() {
    assertEquals(0, console.execute("check", file));
    assertEquals(file + " can be deployed", console.out().strip());
  }

  /** If this failed, somebody whose workflow waits would not be led to the plug-in that it waits for. */
  @Test
  void whyLeadsFromAWorkflowToItsNodesToTheirPlugins() throws Exception {
    console.environment.put("GANGLION_HOME", folder.toString());
    Files.writeString(Files.createDirectories(folder.resolve("live/watch")).resolve("deployed.json"), "{}");
    assertEquals(0, console.execute("plugin", "why", "watch"));
    assertEquals(List.of("the live workflow watch is deployed, but no server runs over " + folder + "; 'ganglion serve' starts it"), console.lines());
    console.server.running = true;
    Map<String, Object> good = Map.of("id", "in", "uses", "live.tail", "state", "RUNNING", "problem", "");
    Map<String, Object> waits = Map.of("id", "count", "uses", "test.count@[1,2)", "state", "WAITING", "problem", "there is no processor");
    console.server.answers.put("live/status",
        Map.of("workflows", List.of(Map.of("name", "watch", "state", "RUNNING", "problem", "", "nodes", List.of(good, waits)))));
    console.server.answers.put("plugin/why", Map.of("lines", List.of("com.example.counter is not installed")));
    assertEquals(0, console.execute("plugin", "why", "watch"));
    assertEquals(List.of("the live workflow watch works", "its node count (test.count@[1,2)) waits: there is no processor",
        "  com.example.counter is not installed"), console.lines());
    assertEquals("test.count", console.server.arguments.get("what"));
    assertEquals(0, console.execute("plugin", "why", "watch.in"));
    assertEquals("its node in (live.tail) works", console.lines().get(0));
  }

  @Test
  void whyChecksALiveFileAsSuch() {
    assertEquals(0, console.execute("plugin", "why", file));
    assertTrue(console.out().contains("can be deployed"), console.out());
  }
}
