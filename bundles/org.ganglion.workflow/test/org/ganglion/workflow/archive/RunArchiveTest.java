package org.ganglion.workflow.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ganglion.kit.json.Json;
import org.ganglion.runtime.api.RunDifference;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.fakes.Bench;
import org.ganglion.workflow.store.Digests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file that runs elsewhere to the same bytes. */
class RunArchiveTest {
  private static final String TEXT =
      "name: mixed\nseed: 5\nsteps:\n  f: { uses: test.file, with: { file: sub/data.txt } }\n  net: { uses: test.train, with: { epochs: 9 } }\n"
          + "  s: { uses: test.sum, in: { values: net.value } }\n";

  @TempDir Path folder;

  private RunResult original(Bench bench) throws Exception {
    Files.createDirectories(folder.resolve("here/sub"));
    Files.writeString(folder.resolve("here/sub/data.txt"), "from a file");
    return bench.run(new WorkflowSource(folder.resolve("here/w.yaml"), TEXT, Map.of("net.epochs", "12")));
  }

  @Test
  void anArchiveRunsElsewhereToTheSameBytes() throws Exception {
    Bench here = new Bench(folder.resolve("home"));
    RunResult original = original(here);
    here.runtime.export(here.home, "last", folder.resolve("run.zip"));
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path archive = Files.move(folder.resolve("run.zip"), elsewhere.resolve("run.zip"));
    new org.ganglion.kit.file.Disk().delete(folder.resolve("here"));
    Bench there = new Bench(elsewhere.resolve("home"));
    RunResult again = there.run(new WorkflowSource(archive, "", Map.of()));
    assertEquals(RunStatus.SUCCEEDED, again.status(), again.problem());
    assertEquals(1, there.readFile.runs.get());
    for (String port : original.outputs().keySet()) {
      assertEquals(Digests.ofFolder(original.outputs().get(port).toRealPath()), Digests.ofFolder(again.outputs().get(port).toRealPath()), port);
    }
    assertEquals(12L, ((Number) there.runtime.show(there.home, "last").steps().get(1).parameters().get("epochs")).longValue(),
        "overrides go with the archive");
    there.runtime.export(there.home, "last", elsewhere.resolve("second.zip"));
    assertTrue(Files.exists(elsewhere.resolve("second.zip")), "what came in an archive can leave in one");
  }

  @Test
  void theArchiveSaysWhatCameOut() throws Exception {
    Bench bench = new Bench(folder.resolve("home"));
    RunResult original = original(bench);
    bench.runtime.export(bench.home, "last", folder.resolve("run.zip"));
    try (var zip = new java.util.zip.ZipFile(folder.resolve("run.zip").toFile())) {
      Map<String, Object> about =
          Json.readObject(new String(zip.getInputStream(zip.getEntry("archive.json")).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
      Map<?, ?> results = (Map<?, ?>) about.get("results");
      assertEquals(Digests.ofFolder(original.outputs().get("s.value").toRealPath()), results.get("s.value"));
      assertTrue(((Map<?, ?>) about.get("versions")).get("net").toString().startsWith("test.train 1.0, test.plugin 1.0.0 sha256:"));
    }
  }

  @Test
  void aFileThatChangedSinceTheRunIsTold() throws Exception {
    Bench bench = new Bench(folder.resolve("home"));
    RunResult run = original(bench);
    Files.writeString(folder.resolve("here/sub/data.txt"), "changed");
    String sentence = assertThrows(IOException.class, () -> bench.runtime.export(bench.home, "last", folder.resolve("run.zip"))).getMessage();
    assertEquals(folder.resolve("here/sub/data.txt") + " has changed since run " + run.id() + ", which took it as 'file' of step f", sentence);
    assertFalse(Files.exists(folder.resolve("run.zip")));
  }

  @Test
  void anArchiveThatReachesOutOfItsFolderIsRefused() throws Exception {
    Path archive = folder.resolve("evil.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (Map.Entry<String, String> entry : Map.of("workflow.yaml", TEXT, "archive.json", "{}", "inputs/../../../../evil", "x").entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    Bench bench = new Bench(folder.resolve("home"));
    String sentence = assertThrows(IOException.class, () -> bench.run(new WorkflowSource(archive, "", Map.of()))).getMessage();
    assertTrue(sentence.contains("holds a file that leads out of it: inputs/../../../../evil"), sentence);
    assertEquals(0, bench.runtime.runs(bench.home).size());
  }

  @Test
  void aDifferenceIsNamedByKindAndPlace() throws Exception {
    Bench bench = new Bench(folder.resolve("home"));
    String text = "seed: 5\nsteps:\n  a: { uses: test.constant, with: { value: 1 } }\n  s: { uses: test.sum, in: { values: a } }\n";
    String one = bench.run(text).id();
    String two = bench.run(text.replace("value: 1", "value: 2")).id();
    assertEquals(java.util.List.of(), bench.runtime.diff(bench.home, one, one));
    var differences = bench.runtime.diff(bench.home, one, two);
    assertEquals(new RunDifference("parameter", "a.value", "1", "2"), differences.get(0));
    assertEquals(java.util.List.of("a.value", "s.value", "s.table"), differences.stream().filter(each -> each.kind().equals("result"))
        .map(RunDifference::where).toList());
  }
}
