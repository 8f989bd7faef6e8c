package org.ganglion.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fails where the commands of the command line are not there in the OSGi shell, or the script takes words that the shell cannot heed. */
class ShellTest {
  @TempDir Path folder;

  @Test
  void theShellKnowsTheCommandLine() throws Exception {
    Path input = Files.writeString(folder.resolve("input"), "ganglion plugin list\n");
    Ganglion ganglion = new Ganglion(folder.resolve("home"));
    String script = Ganglion.root().resolve("ganglion").toString();
    Ganglion.Result shell = ganglion.finish(ganglion.start(List.of(script, "shell"), input), Duration.ofMinutes(2));
    assertTrue(shell.out().lines().anyMatch(line -> line.startsWith("org.ganglion.gan ") && line.contains("active")), shell::toString);
  }

  @Test
  void wordsBehindShellAreRefused() throws Exception {
    Ganglion.Result shell = new Ganglion(folder.resolve("home")).run("shell", "--home", folder.toString());
    assertEquals(2, shell.exit(), shell::toString);
    assertTrue(shell.err().contains("ganglion plugin list --home"), shell::toString);
  }
}
