package org.ganglion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.RunResult;
import org.ganglion.runtime.api.RunStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run from the command line: what goes in, what is printed, what the process ends with. */
class RunCommandsTest {
  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void example() throws Exception {
    Files.writeString(folder.resolve("digits.yaml"), "name: digits\n");
    console = new Console(folder);
  }

  @Test
  void theReportIsTheLastLineAndProgressIsSeldom() {
    assertEquals(ExitCode.OK, console.execute("run", "digits"));
    assertEquals("/home/report.html", console.lines().getLast());
    List<String> progress = console.lines().stream().filter(line -> line.startsWith("gan: ") && line.contains("batches")).toList();
    assertEquals(2, progress.size(), "13 seconds of progress make two lines in a pipe: " + progress);
    assertEquals("gan: 60 of 140 batches, 10/s, 0:08 left, loss 0.2", progress.get(0));
    assertTrue(console.out().contains("digits taken from the cache"), console.out());
    assertTrue(console.out().contains("gan finished in 14.0 s, loss 0.0714"), console.out());
    assertFalse(console.out().contains("\u001b"), "no control sequences in a pipe");
  }

  @Test
  void optionsReachTheRuntime() {
    console.execute("run", "digits", "--home", "/elsewhere", "--engine=dl4j", "--threads", "3", "--no-cache", "--set", "gan.epochs=3", "--set",
        "a.b=x=y", "-q");
    assertEquals(Path.of("/elsewhere"), console.runtime.options.home());
    assertEquals("dl4j", console.runtime.options.engine().orElseThrow());
    assertEquals(3, console.runtime.options.threads());
    assertFalse(console.runtime.options.cache());
    assertEquals(Map.of("gan.epochs", "3", "a.b", "x=y"), console.runtime.source.overrides());
    assertEquals(List.of("/home/report.html"), console.lines(), "quiet leaves the path alone");
  }

  @Test
  void theHomeComesFromTheEnvironment() {
    console.execute("run", "digits");
    assertEquals(Path.of("/state"), console.runtime.options.home());
    console.environment.clear();
    console.environment.put("XDG_DATA_HOME", "/data");
    console.execute("run", "digits");
    assertEquals(Path.of("/data/ganglion"), console.runtime.options.home());
  }

  @Test
  void jsonIsOneObjectALine() throws Exception {
    console.execute("run", "digits", "--json");
    for (String line : console.lines()) {
      assertTrue(JSON.std.mapFrom(line).containsKey("type"), line);
    }
    assertEquals("started", JSON.std.mapFrom(console.lines().getFirst()).get("type"));
    assertEquals("succeeded", JSON.std.mapFrom(console.lines().getLast()).get("status"));
  }

  @Test
  void failuresTellWhoseTheyAre() {
    console.runtime.result = new RunResult("r", RunStatus.FAILED, "gan: the images have labels only", false, Map.of(), List.of());
    assertEquals(ExitCode.USER, console.execute("run", "digits"));
    assertEquals("ganglion: gan: the images have labels only", console.err().strip());
    console.runtime.result = new RunResult("r", RunStatus.FAILED, "gan: NullPointerException", true, Map.of(), List.of());
    assertEquals(ExitCode.INTERNAL, console.execute("run", "digits"));
  }

  @Test
  void manyProblemsAreThreeLines() {
    console.runtime.problems = IntStream.range(0, 9)
        .mapToObj(i -> new Problem("digits.yaml", i + 1, 1, "gan.with.epochs", "must be at least 1, it is 0")).toList();
    assertEquals(ExitCode.USER, console.execute("run", "digits"));
    assertEquals(3, console.err().lines().count(), console.err());
    assertTrue(console.err().startsWith("digits.yaml:1: gan.with.epochs must be at least 1, it is 0"), console.err());
    assertEquals(ExitCode.USER, console.execute("check", "digits"));
    assertEquals(9, console.err().lines().count(), "check lists all");
  }

  @Test
  void unknownWorkflowsAreOneSentence() {
    assertEquals(ExitCode.USER, console.execute("run", "digit"));
    assertEquals("ganglion: there is no file and no example 'digit'; did you mean 'digits'?", console.err().strip());
    assertEquals(ExitCode.USER, console.execute("run", "missing.yaml"));
    assertEquals("ganglion: there is no file missing.yaml", console.err().strip());
    assertEquals(ExitCode.USER, console.execute("run", folder.toString()));
    assertEquals(ExitCode.USER, console.execute("run", "digits", "--set", "epochs=3"));
    assertEquals("ganglion: --set takes step.parameter=value, as in gan.epochs=3, not 'epochs=3'", console.err().strip());
  }

  @Test
  void bytesThatAreNoTextAreOneSentence() throws Exception {
    Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertEquals(ExitCode.USER, console.execute("run", folder.resolve("binary.yaml").toString()));
    assertEquals("ganglion: the file is not UTF-8 text", console.err().strip());
  }

  @Test
  void anArchiveIsLeftToTheRuntime() throws Exception {
    Path archive = Files.write(folder.resolve("run.zip"), new byte[] {'P', 'K', (byte) 0xff});
    assertEquals(ExitCode.OK, console.execute("run", archive.toString()));
    assertEquals(archive, console.runtime.source.file());
  }

  @Test
  void ctrlCStopsAndAgainGivesUp() throws Exception {
    console.runtime.endless = true;
    CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> console.execute("run", "digits"));
    while (console.interrupt.get() == null) {
      Thread.onSpinWait();
    }
    Runnable interrupt = console.interrupt.get();
    interrupt.run();
    assertEquals(List.of("stop"), console.runtime.asked);
    assertFalse(code.isDone(), "the first one waits for the checkpoint");
    interrupt.run();
    assertEquals(ExitCode.STOPPED, code.get(10, TimeUnit.SECONDS));
    assertEquals("Stopped. Go on with: ./ganglion resume " + FakeRuntime.RUN, console.err().strip());
  }

  @Test
  void resumeTakesTheLastRunUnlessOneIsNamed() {
    assertEquals(ExitCode.OK, console.execute("resume"));
    assertEquals(ExitCode.OK, console.execute("resume", "2026"));
    assertEquals(List.of("resume last", "resume 2026"), console.runtime.asked);
    assertTrue(console.out().contains("digits: goes on with run " + FakeRuntime.RUN), console.out());
  }
}
