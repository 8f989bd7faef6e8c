package org.ganglion.plugins.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ganglion.plugins.tests.build.PluginJar;
import org.ganglion.plugins.tests.build.Sources;
import org.ganglion.runtime.api.RunHandle;
import org.ganglion.runtime.api.RunStatus;
import org.ganglion.runtime.api.plugins.PluginException;
import org.ganglion.runtime.api.plugins.PluginMove;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new version that is no good: if one of these failed, trying it would have changed something for work that was going well. */
class FailingVersionTest {
  private static final String NAME = "com.example.words";

  private Bench bench;
  private Path until;
  private RunHandle inFlight;

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    bench = new Bench(folder);
    until = bench.home.resolve("go");
    bench.plugins.install(jar("1.0.0").operator("Say", "test.say", "1.0", Sources.waiting("Say", "old")).build(bench.jars), SwapOptions.standard(),
        move -> { });
    inFlight = bench.working(workflow());
  }

  @AfterEach
  void end() throws Exception {
    bench.close();
  }

  private static PluginJar jar(String version) {
    return new PluginJar(NAME, version);
  }

  private String workflow() {
    return "steps: { say: { uses: test.say, with: { until: " + until + " } } }";
  }

  private String refused(Path jar) throws Exception {
    String sentence = assertThrows(PluginException.class, () -> bench.plugins.swap(jar, SwapOptions.standard(), move -> { })).getMessage();
    assertEquals(1, sentence.lines().count(), sentence);
    assertEquals(List.of("1.0.0 ACTIVE"), bench.versions(NAME), "the old version is active, the new one gone");
    assertEquals(1, bench.bundles(NAME).size(), "the new bundle is gone");
    try (var kept = Files.list(bench.home.resolve("plugins/installed"))) {
      assertEquals(1, kept.count(), "its jar is gone");
    }
    List<PluginMove> moves = bench.plugins.moves(1);
    assertEquals("roll-back", moves.get(0).step());
    Files.createFile(until);
    assertEquals(RunStatus.SUCCEEDED, Bench.end(inFlight).status(), "work in flight");
    assertEquals(RunStatus.SUCCEEDED, Bench.end(bench.start(workflow())).status(), "new work");
    return sentence;
  }

  @Test
  void aPackageThatNobodyExportsIsNamed() throws Exception {
    String sentence = refused(jar("1.1.0")
        .header("Import-Package", "org.ganglion.api.operator;version=\"[1.0,2)\",com.example.absent;version=\"[2.1,3)\"")
        .operator("Say", "test.say", "1.0", Sources.operator("Say", "", "")).build(bench.jars));
    assertTrue(sentence.contains("com.example.absent") && sentence.contains("[2.1") && sentence.contains("no bundle exports it"), sentence);
  }

  @Test
  void aVersionOfAPackageThatIsNotThereIsComparedWithTheOneThatIs() throws Exception {
    String sentence = refused(jar("1.1.0").header("Import-Package", "org.ganglion.api.operator;version=\"[7.0,8)\"")
        .operator("Say", "test.say", "1.0", Sources.operator("Say", "", "")).build(bench.jars));
    assertTrue(sentence.contains("org.ganglion.api.operator") && sentence.contains("org.ganglion.api has version 1.0.0"), sentence);
  }

  @Test
  void aConstructorThatThrows() throws Exception {
    String sentence = refused(jar("1.1.0")
        .operator("Say", "test.say", "1.0", Sources.operator("Say", "if (true) throw new IllegalStateException(\"no licence\");", ""))
        .build(bench.jars));
    assertTrue(sentence.contains("does not come to life") && sentence.contains("test.say"), sentence);
  }

  @Test
  void aClassThatIsNotThere() throws Exception {
    Path sources = jar("1.1.0").lacking("Gone", "public final class Gone {}")
        .operator("Say", "test.say", "1.0", Sources.operator("Say", "new Gone();", "")).build(bench.jars);
    String sentence = refused(sources);
    assertTrue(sentence.contains("does not come to life"), sentence);
  }

  @Test
  void anActivationThatNeverEnds() throws Exception {
    String sentence = refused(jar("1.1.0")
        .operator("Say", "test.say", "1.0", Sources.operator("Say", "while (!Thread.interrupted()) { Thread.onSpinWait(); }", "")).build(bench.jars));
    assertTrue(sentence.contains("its activation has not ended after"), sentence);
  }

  @Test
  void aReferenceThatNobodySatisfies() throws Exception {
    String sentence = refused(jar("1.1.0").waiting("Say", "test.say", "com.example.Absent", Sources.operator("Say", "", "")).build(bench.jars));
    assertTrue(sentence.contains("com.example.Absent") && sentence.contains("no bundle offers"), sentence);
  }

  @Test
  void aSelfTestThatFails() throws Exception {
    String sentence = refused(jar("1.1.0").operator("Say", "test.say", "1.0", Sources.waiting("Say", "new"))
        .service("Test", "org.ganglion.api.operator.SelfTest", "test.self", """
            public final class Test implements org.ganglion.api.operator.SelfTest {
              public void run() { throw new IllegalStateException("the table of words is empty"); }
            }
            """).build(bench.jars));
    assertTrue(sentence.contains("self-test") && sentence.contains("the table of words is empty"), sentence);
  }

  @Test
  void aParameterThatAWorkflowUsesAndTheNewVersionLacks() throws Exception {
    String sentence = refused(jar("1.1.0").operator("Say", "test.say", "1.0", Sources.waiting("Say", "new").replace("until", "before"))
        .build(bench.jars));
    assertTrue(sentence.contains("until") && sentence.contains("say.with"), sentence);
  }

  @Test
  void anOperatorThatAWorkflowUsesAndTheNewVersionLacks() throws Exception {
    String sentence = refused(jar("1.1.0").operator("Say", "test.whisper", "1.0", Sources.waiting("Say", "new")).build(bench.jars));
    assertTrue(sentence.contains("test.say"), sentence);
  }

  @Test
  void aRecordThatIsNoPort() throws Exception {
    String sentence = refused(jar("1.1.0").operator("Say", "test.say", "1.0", Sources.operator("Say", "", "String word")).build(bench.jars));
    assertTrue(sentence.contains("fails its probe") && sentence.contains("word"), sentence);
  }

  @Test
  void theSameVersionWithOtherContentUnlessItIsAllowed() throws Exception {
    Path other = jar("1.0.0").operator("Say", "test.say", "1.0", Sources.waiting("Say", "other")).build(bench.jars);
    String sentence = assertThrows(PluginException.class, () -> bench.plugins.swap(other, SwapOptions.standard(), move -> { })).getMessage();
    assertTrue(sentence.contains("--dev"), sentence);
    String before = bench.plugin(NAME).digest();
    bench.plugins.swap(other, new SwapOptions(false, true, java.time.Duration.ZERO, SwapOptions.Overdue.KEEP), move -> { });
    Files.createFile(until);
    assertEquals(RunStatus.SUCCEEDED, Bench.end(inFlight).status());
    Bench.await(() -> bench.versions(NAME).size() == 1, "the first content to go");
    assertFalse(bench.plugin(NAME).digest().equals(before));
  }

  @Test
  void anIdThatAnotherPluginOffers() throws Exception {
    Path other = new PluginJar("com.example.rival", "1.0.0").operator("Say", "test.say", "1.0", Sources.waiting("Say", "rival")).build(bench.jars);
    String sentence = assertThrows(PluginException.class, () -> bench.plugins.install(other, SwapOptions.standard(), move -> { })).getMessage();
    assertTrue(sentence.contains(NAME + " 1.0.0 offers already"), sentence);
    assertEquals(List.of(), bench.bundles("com.example.rival"));
  }

  /** What it leaves behind keeps its classes in memory, which the testkit names; it must not keep the platform from replacing it. */
  @Test
  void aPluginThatLeavesAThreadAndAHookBehindIsReplacedAllTheSame() throws Exception {
    String leak = """
        Thread left = new Thread(() -> {
          while (System.getProperty("release.left") == null) {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
          }
        });
        left.setDaemon(true);
        left.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> { }));
        context.progress(""";
    try {
      String source = Sources.waiting("Say", "leaky").replace("context.progress(", leak);
      Path leaky = jar("1.1.0").operator("Say", "test.say", "1.0", source).build(bench.jars);
      bench.plugins.swap(leaky, SwapOptions.standard(), move -> { });
      Files.createFile(until);
      assertEquals(RunStatus.SUCCEEDED, Bench.end(inFlight).status());
      assertEquals(RunStatus.SUCCEEDED, Bench.end(bench.start(workflow())).status());
      Path tidy = jar("1.2.0").operator("Say", "test.say", "1.0", Sources.waiting("Say", "tidy")).build(bench.jars);
      bench.plugins.swap(tidy, SwapOptions.standard(), move -> { });
      RunHandle after = bench.start(workflow());
      assertEquals(RunStatus.SUCCEEDED, Bench.end(after).status());
      assertTrue(bench.journal(after.id()).contains(NAME + " 1.2.0 sha256:"), "new work gets the new version at once");
      Bench.await(() -> bench.versions(NAME).equals(List.of("1.2.0 ACTIVE")), "the leaky version to go");
    } finally {
      System.setProperty("release.left", "true");
    }
  }

  /** An activation that does not even heed interrupts cannot be stopped; it must not be stopped for, either. */
  @Test
  void aPluginThatIgnoresInterruptsHoldsUpNobody() throws Exception {
    Path stuck = jar("1.1.0")
        .operator("Say", "test.say", "1.0",
        Sources.operator("Say", "while (System.getProperty(\"release.stuck\") == null) { Thread.onSpinWait(); }", "")).build(bench.jars);
    try {
      String sentence = assertThrows(PluginException.class, () -> bench.plugins.swap(stuck, SwapOptions.standard(), move -> { })).getMessage();
      assertTrue(sentence.contains("its activation has not ended after"), sentence);
      assertTrue(bench.versions(NAME).contains("1.0.0 ACTIVE"), bench.versions(NAME).toString());
      Files.createFile(until);
      assertEquals(RunStatus.SUCCEEDED, Bench.end(inFlight).status());
      assertEquals(RunStatus.SUCCEEDED, Bench.end(bench.start(workflow())).status());
    } finally {
      System.setProperty("release.stuck", "now");
    }
  }
}
