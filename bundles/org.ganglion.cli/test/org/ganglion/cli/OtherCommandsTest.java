package org.ganglion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Path;
import java.util.List;
import org.ganglion.runtime.api.OperatorSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that answer at once. */
class OtherCommandsTest {
  private final Console console = new Console(Path.of("no-examples"));

  @ParameterizedTest
  @ValueSource(strings = {"run", "check", "operators", "schema", "runs", "show", "resume", "cancel", "diff", "export", "gc", "completion"})
  void everyCommandExplainsItself(String command) {
    assertEquals(ExitCode.OK, console.execute(command, "--help"));
    assertTrue(console.out().startsWith("Usage: ganglion " + command), console.out());
    console.execute("--help");
    assertTrue(console.out().contains("\n  " + command + " "), console.out());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "rnu|unknown command 'rnu'; did you mean 'run'?",
    "operators --jsn|unknown option '--jsn'; did you mean '--json'?",
    "run --hoem=x digits|unknown option '--hoem=x'; did you mean '--home'?",
    "show a b|'b' is one argument too many",
    "run|Missing required parameter: 'WORKFLOW'",
    "run x --threads many|Invalid value for option '--threads': 'many' is not an int",
    "operators gan.tran|there is no operator 'gan.tran'; did you mean 'gan.train'?",
    "show 1999|there is no run '1999' in /state",
    "gc --quota=much|--quota takes a size such as 500M or 20G, not 'much'",
    "export last archive.tar|the archive's name ends with .zip, as in archive.tar.zip",
  })
  void mistakesAreOneSentence(String command, String sentence) {
    assertEquals(ExitCode.USER, console.execute(command.split(" ")));
    assertEquals("ganglion: " + sentence, console.err().lines().findFirst().orElse(""));
    assertTrue(console.err().lines().count() <= 3, console.err());
    assertEquals("", console.out());
  }

  @Test
  void aFaultIsTold() {
    Console broken = new Console(null); // an example is looked for where there can be none
    assertEquals(ExitCode.INTERNAL, broken.execute("run", "x"));
    assertTrue(broken.err().startsWith("ganglion: internal fault: java.lang.NullPointerException"), broken.err());
    assertEquals(1, broken.err().lines().count());
    broken.execute("--debug", "run", "x");
    assertTrue(broken.err().contains("\tat org.ganglion.cli."), broken.err());
  }

  @Test
  void operatorsAreListedAndExplained() throws Exception {
    console.execute("operators");
    assertEquals(8, console.lines().size(), "five operators, and one type of node for live workflows under its heading");
    assertEquals(5, JSON.std.listOfFrom(OperatorSummary.class, json("operators", "--json")).size());
    console.execute("operators", "gan.train");
    assertTrue(console.out().contains("images  ganglion:images/1  images to imitate"), console.out());
    assertTrue(console.out().contains("epochs  whole number, at least 1  default 12  passes over the data"), console.out());
    assertEquals("gan.train", JSON.std.mapFrom(json("operators", "gan.train", "--json")).get("id"));
  }

  @Test
  void examplesAreWiredFromWhatAsksForLeast() {
    console.execute("operators", "gan.sample");
    assertTrue(console.out().contains("""
          name: example
          steps:
            mnist: { uses: data.mnist }
            train: { uses: gan.train, in: { images: mnist.train } }
            sample: { uses: gan.sample, in: { generator: train.generator } }
        """), console.out());
    console.execute("operators", "report.html");
    assertTrue(console.out().contains("html: { uses: report.html, in: { from: [mnist] } }"), console.out());
    console.execute("operators", "data.idx");
    assertTrue(console.out().contains("idx: { uses: data.idx, with: { file: file } }"), console.out());
  }

  @Test
  void runsAreListedShownAndCompared() throws Exception {
    console.execute("runs");
    assertTrue(console.lines().get(1).startsWith(FakeRuntime.RUN + "  digits    succeeded"), console.out());
    assertEquals(1, ((List<?>) JSON.std.anyFrom(json("runs", "--json"))).size());
    console.execute("show");
    assertTrue(console.out().contains("loss  █▁"), console.out());
    assertTrue(console.out().contains("gan.generator  /state/artifacts/11"), console.out());
    assertEquals(171.0, JSON.std.mapFrom(json("show", "--json")).get("summary") instanceof java.util.Map<?, ?> summary ? summary.get("took") : null);
    console.execute("diff", "a", "b");
    assertTrue(console.out().contains("gan.epochs  12  3"), console.out());
    console.execute("diff", "a", "a");
    assertEquals("The runs do not differ.", console.out().strip());
  }

  @Test
  void theRestReachesTheRuntime() {
    console.execute("cancel", "last");
    console.execute("export", "last", "a.zip");
    console.execute("gc", "--quota", "1.5G");
    assertEquals("Freed 1.4 GB.", console.out().strip());
    assertEquals(List.of("cancel last", "export last a.zip", "collect 1500000000"), console.runtime.asked);
    console.execute("schema");
    assertEquals("{}", console.out().strip());
  }

  @Test
  void shellsCompleteCommandsAndOptions() {
    assertEquals(ExitCode.OK, console.execute("completion", "bash"));
    assertTrue(console.out().contains("complete -F _complete_ganglion"), "bash");
    assertTrue(console.out().contains("--checkpoint-every"), "options too");
    assertEquals(ExitCode.OK, console.execute("completion", "zsh"));
    assertTrue(console.out().startsWith("autoload"), "zsh");
    assertEquals(ExitCode.USER, console.execute("completion", "fish"));
  }

  @Test
  void versionsAndAnEmptyCommand() {
    assertEquals(ExitCode.OK, console.execute("--version"));
    assertTrue(console.out().contains("Java " + Runtime.version()), console.out());
    assertEquals(ExitCode.USER, console.execute());
    assertTrue(console.err().startsWith("Usage: ganglion"), console.err());
    assertFalse(console.err().contains("\u001b"), "no colours where there is no terminal");
  }

  private String json(String... arguments) {
    assertEquals(ExitCode.OK, console.execute(arguments));
    return console.out();
  }

  /** If this failed, old runs could not be removed, and their artifacts never freed. */
  @Test
  void runsAreDeletedByName() {

    assertEquals(ExitCode.OK, console.execute("runs", "delete", "20260101-a", "last"));
    assertEquals(List.of("Removed 20260101-a", "Removed last"), console.lines());
  }
}
