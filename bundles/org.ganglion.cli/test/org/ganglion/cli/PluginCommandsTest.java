package org.ganglion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people type to manage plug-ins: if one of these failed, something else would happen than they asked for. */
class PluginCommandsTest {
  @TempDir private Path folder;

  @Test
  void optionsOfASwapReachThePlugins() {
    Console console = new Console(folder);
    assertEquals(ExitCode.OK, console.execute("plugin", "swap", "words.jar", "--migrate", "--dev", "--wait", "7", "--cancel"));
    assertEquals(List.of("open /state", "swap words.jar migrate dev 7 CANCEL"), console.plugins.asked);
    assertEquals("com.example.words 1.1.0 is what new work gets.", console.lines().get(0));
  }

  @Test
  void aRefusalIsOneSentence() {
    Console console = new Console(folder);
    console.plugins.refusal = "it is in use by run 1";
    assertEquals(ExitCode.USER, console.execute("plugin", "remove", "com.example.words"));
    assertEquals("ganglion: it is in use by run 1", console.err().strip());
    assertEquals(ExitCode.USER, console.execute("plugin", "preview", "words.jar"));
    assertTrue(console.out().contains("refused: it is in use by run 1"), console.out());
  }

  @Test
  void theListShowsStateAndUsers() {
    Console console = new Console(folder);
    console.execute("plugin", "list");
    assertTrue(console.lines().get(1).matches("com.example.words +1.1.0 +active +unsigned +1 +run 1"), console.out());
  }

  @Test
  void whereAServerRunsItIsAsked() {
    Console console = new Console(folder);
    console.server.running = true;
    console.server.answers.put("plugin/why", Map.of("lines", List.of("test.say is a ghost")));
    assertEquals(ExitCode.OK, console.execute("plugin", "why", "test.say"));
    assertEquals("test.say is a ghost", console.out().strip());
    assertEquals("test.say", console.server.arguments.get("what"));
    assertEquals(List.of(), console.plugins.asked);
  }

  @Test
  void whatNobodyKnowsIsToldWithTheNearest() {
    Console console = new Console(folder);
    assertEquals(ExitCode.USER, console.execute("plugin", "why", "test.sai"));
    assertTrue(console.err().contains("test.say"), console.err());
  }
}
