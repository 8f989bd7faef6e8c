package org.ganglion.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.ganglion.plugins.state.PluginFolder;
import org.ganglion.runtime.api.plugins.PluginException;
import org.ganglion.runtime.api.plugins.PluginMove;
import org.ganglion.runtime.api.plugins.PluginStatus;
import org.ganglion.runtime.api.plugins.PluginSummary;
import org.ganglion.runtime.api.plugins.SwapOptions;
import org.ganglion.workflow.routing.Provided;
import org.ganglion.workflow.routing.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the manager decides and in which order, without a framework. */
class ProtocolTest {
  private static final String NAME = "com.example.words";
  private static final List<User> RUN = List.of(new User("run 7", Set.of("Operator test.say")));

  @TempDir private Path folder;
  private List<String> asked;
  private FakePlatform platform;
  private FakeRouting routing;
  private PluginManager manager;
  private Path home;

  @BeforeEach
  void begin() throws Exception {
    fresh("home");
  }

  private void fresh(String name) throws IOException {
    asked = new ArrayList<>();
    platform = new FakePlatform(asked);
    routing = new FakeRouting(asked, platform);
    manager = new PluginManager(platform, routing);
    home = folder.resolve(name);
    manager.open(home);
    manager.install(jar(NAME, "1.0.0"), SwapOptions.standard(), move -> { });
    asked.clear();
  }

  private Path jar(String name, String version) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
    manifest.getMainAttributes().putValue("Bundle-Version", version);
    Path jar = folder.resolve(name + "-" + version + ".jar");
    try (OutputStream out = Files.newOutputStream(jar); JarOutputStream zip = new JarOutputStream(out, manifest)) {
      zip.finish();
    }
    return jar;
  }

  private static SwapOptions options(boolean migrate, SwapOptions.Overdue overdue) {
    return new SwapOptions(migrate, false, Duration.ofMillis(1), overdue);
  }

  private List<String> versions() {
    return manager.list().stream().map(plugin -> plugin.version() + " " + plugin.status()).toList();
  }

  private List<String> wanted() throws IOException {
    return new PluginFolder(home).state().plugins().stream().map(plugin -> plugin.name() + " " + plugin.version()).toList();
  }

  /** If this failed, new work could meet a version that was not tried, or none. */
  @Test
  void theNewVersionIsSeenByNobodyBeforeTheOneStepThatSwitches() throws Exception {
    List<String> wantedAt = new ArrayList<>();
    manager.swap(jar(NAME, "1.1.0"), SwapOptions.standard(), move -> wantedAt.add(move.step() + " " + now()));
    assertEquals(List.of("install 1.1.0", "withhold [1.1.0] admit []", "resolve 1.1.0", "dependents 1.0.0", "start 1.1.0", "activate 1.1.0",
        "self-test 1.1.0",
        "misfits withhold [1.0.0] admit [1.1.0]", "withhold [1.0.0] admit [1.1.0]", "await 1.0.0", "retire 1.0.0", "withhold [] admit [gone]"),
            asked);
    assertEquals(List.of("stage 1.0.0", "probe 1.0.0", "switch 1.0.0", "switched 1.1.0", "drain 1.1.0", "retire 1.1.0", "done 1.1.0"), wantedAt,
        "what a start after a crash would find");
    assertEquals(List.of("1.1.0 ACTIVE"), versions());
  }

  private String now() {
    try {
      return wanted().get(0).split(" ")[1];
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** If one of these failed, a version that is no good at that point would leave something changed. */
  @TestFactory
  Stream<DynamicTest> whateverFailsBeforeTheSwitchIsTakenBack() {
    return Stream.of(
        failing("resolve", "cannot be resolved: the disk is upside down", () -> platform.says.put("resolve", List.of("the disk is upside down"))),
        failing("dependents", "refresh more than itself: com.example.other",
            () -> platform.says.put("dependents", List.of("com.example.other uses its packages"))),
        failing("start", "does not come to life: it waits", () -> platform.says.put("start", List.of("it waits"))),
        failing("activate", "fails its probe: no licence", () -> routing.activation = java.util.Optional.of(new IllegalStateException("no licence"))),
        failing("self-test", "fails its self-test: 2 is not 3", () -> platform.says.put("self-test", List.of("2 is not 3"))),
        failing("conflict", "offers already", () -> {
          platform.builtIn("org.ganglion.other", "1.0.0");
          Provided same = new Provided("org.ganglion.api.operator.Operator", "test.say", "1.0", "");
          routing.provided.put("org.ganglion.other 1.0.0", List.of(same));
          routing.provided.put(NAME + " 1.1.0", List.of(same));
        }),
        failing("misfit", "does not fit a workflow that uses it: a.yaml:3",
            () -> routing.says.put("misfits", List.of("a.yaml:3 say.with.until is no parameter"))),
        failing("migration", "cannot read the state", () -> routing.says.put("cannot-move", List.of("test.say 2.0 cannot read the state"))));
  }

  private DynamicTest failing(String at, String sentence, Runnable set) {
    return DynamicTest.dynamicTest(at, () -> {
      fresh("home-" + at);
      set.run();
      List<PluginMove> moves = new ArrayList<>();
      String told = assertThrows(PluginException.class, () -> manager.swap(jar(NAME, "1.1.0"), options(true, SwapOptions.Overdue.KEEP), moves::add))
          .getMessage();
      assertTrue(told.contains(sentence) && told.lines().count() == 1, told);
      assertEquals("roll-back", moves.getLast().step());
      assertEquals(told, moves.getLast().detail(), "the journal says the same");
      assertTrue(versions().contains("1.0.0 ACTIVE") && versions().stream().noneMatch(version -> version.startsWith("1.1.0")), versions().toString());
      assertEquals(List.of(NAME + " 1.0.0"), wanted());
      assertEquals(Set.of(), routing.withheld, "nothing stays withheld");
      try (Stream<Path> kept = Files.list(home.resolve("plugins/installed"))) {
        assertEquals(1, kept.count(), "its jar is gone");
      }
    });
  }

  /** If this failed, a bundle that would not stop could get work. */
  @Test
  void aNewVersionThatDoesNotEvenGoAwayIsQuarantinedOutOfSight() throws Exception {
    platform.says.put("start", List.of("it waits"));
    platform.retires = false;
    List<PluginMove> moves = new ArrayList<>();
    assertThrows(PluginException.class, () -> manager.swap(jar(NAME, "1.1.0"), SwapOptions.standard(), moves::add));
    assertEquals("quarantine", moves.getLast().step());
    assertEquals(1, routing.withheld.size());
    assertEquals(List.of(NAME + " 1.0.0"), wanted());
  }

  @Test
  void workThatHoldsTheOldVersionKeepsItMovesOrIsCancelledAsWasAsked() throws Exception {
    routing.users.put("1.0.0", RUN);
    manager.swap(jar(NAME, "1.1.0"), options(false, SwapOptions.Overdue.CANCEL), move -> { });
    assertTrue(asked.containsAll(List.of("await 1.0.0", "cancel 1.0.0", "retire 1.0.0")), asked.toString());
    routing.users.put("1.1.0", RUN);
    asked.clear();
    manager.swap(jar(NAME, "1.2.0"), options(true, SwapOptions.Overdue.CANCEL), move -> { });
    assertTrue(asked.indexOf("move 1.1.0") < asked.indexOf("await 1.1.0") && !asked.contains("cancel 1.1.0"), asked.toString());
  }

  /** If this failed, a version whose thread never returns would be stopped under it, or be offered again. */
  @Test
  void workThatIsCancelledAndStaysPutsItsVersionIntoQuarantine() throws Exception {
    routing.users.put("1.0.0", RUN);
    routing.drainsWhenCancelled = false;
    manager.swap(jar(NAME, "1.1.0"), options(false, SwapOptions.Overdue.CANCEL), move -> { });
    assertEquals(List.of("1.1.0 ACTIVE", "1.0.0 QUARANTINED"), versions());
    assertTrue(!asked.contains("retire 1.0.0"), asked.toString());
  }

  @Test
  void aPluginInUseIsRemovedOnlyByForce() throws Exception {
    routing.users.put("1.0.0", RUN);
    String told = assertThrows(PluginException.class, () -> manager.remove(NAME, false, Duration.ZERO, move -> { })).getMessage();
    assertTrue(told.contains("in use by run 7"), told);
    assertEquals(List.of(NAME + " 1.0.0"), wanted());
    manager.remove(NAME, true, Duration.ZERO, move -> { });
    assertEquals(List.of(), wanted());
    assertTrue(asked.contains("cancel 1.0.0") && asked.contains("retire 1.0.0"), asked.toString());
  }

  /** If this failed, a plug-in of the product that was removed would be back after a start, or one that was put in its place would be forgotten. */
  @Test
  void aPluginOfTheProductThatWasRemovedStaysAwayUntilItIsInstalledAgain() throws Exception {
    platform.builtIn("org.ganglion.gan", "0.1.0");
    manager.remove("org.ganglion.gan", false, Duration.ZERO, move -> { });
    assertEquals(List.of("org.ganglion.gan"), new PluginFolder(home).state().removed());
    assertEquals(PluginStatus.REMOVED, manager.list().stream().filter(plugin -> plugin.name().equals("org.ganglion.gan")).findFirst().orElseThrow()
        .status());
    manager.install(jar("org.ganglion.gan", "0.2.0"), SwapOptions.standard(), move -> { });
    assertEquals(List.of(), new PluginFolder(home).state().removed());
  }

  /** If this failed, a version beside the product's own would drive that one out at the next start, or could not be told from it. */
  @Test
  void aVersionBesideTheProductsOwnLeavesItWhereItIs() throws Exception {
    platform.builtIn("org.ganglion.gan", "0.1.0");
    SwapOptions beside = new SwapOptions(false, false, Duration.ZERO, SwapOptions.Overdue.KEEP, true);
    manager.install(jar("org.ganglion.gan", "0.2.0"), beside, move -> { });
    assertTrue(asked.contains("misfits withhold [] admit [0.2.0]"), "what takes the highest is checked: " + asked);
    String told = assertThrows(PluginException.class, () -> manager.swap(jar("org.ganglion.gan", "0.3.0"), SwapOptions.standard(), move -> { }))
        .getMessage();
    assertTrue(told.contains("0.1.0, 0.2.0 ") || told.contains("0.1.0, 0.2.0;"), told);
    Consumer<PluginMove> nobody = move -> { };
    assertThrows(PluginException.class, () -> manager.remove("org.ganglion.gan@0.4.0", false, Duration.ZERO, nobody));
    manager.remove("org.ganglion.gan@0.2.0", false, Duration.ZERO, nobody);
    assertEquals(List.of(), new PluginFolder(home).state().removed(), "the product's own is still wanted");
    assertEquals(List.of("0.1.0"), manager.list().stream().filter(plugin -> plugin.name().equals("org.ganglion.gan")).map(PluginSummary::version)
        .toList());
  }

  @Test
  void theKernelAndOtherContentUnderAKnownVersionAreRefusedBeforeAnythingIsAsked() throws Exception {
    assertThrows(PluginException.class, () -> manager.install(jar("org.ganglion.workflow", "9.0.0"), SwapOptions.standard(), move -> { }));
    Path other = jar(NAME, "1.0.0");
    try (OutputStream out = Files.newOutputStream(other, java.nio.file.StandardOpenOption.APPEND)) {
      out.write(new byte[3]);
    }
    String told = assertThrows(PluginException.class, () -> manager.swap(other, SwapOptions.standard(), move -> { })).getMessage();
    assertTrue(told.contains("--dev") || told.contains("damaged"), told);
    assertEquals(List.of(), asked);
  }
}
