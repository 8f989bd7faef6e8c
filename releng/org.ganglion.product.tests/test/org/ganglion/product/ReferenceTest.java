package org.ganglion.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fails where what is written of the product is not what the product is. */
class ReferenceTest {
  @TempDir Path home;

  @Test
  void theReferenceIsThatOfTheOperators() throws Exception {
    Ganglion.Result reference = new Ganglion(home).run("operators", "--markdown");
    assertEquals(0, reference.exit(), reference::toString);
    List<String> written = Files.readAllLines(Ganglion.root().resolve("docs/operators.md"));
    assertFalse(written.isEmpty());
    assertEquals(written, reference.out().lines().toList(), "bring it up to date: ./ganglion operators --markdown > docs/operators.md");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleCanRun(String example) throws Exception {
    Ganglion.Result check = new Ganglion(home).run("check", example);
    // a live workflow may work with what another example makes
    boolean waits = check.exit() == 2 && check.err().lines().allMatch(line -> line.contains("names nothing: no run '"));
    assertTrue(check.exit() == 0 || waits, check::toString);
  }

  static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(Ganglion.root().resolve("releng/examples"))) {
      List<String> names =
          files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")).map(name -> name.substring(0, name.length() - 5))
          .sorted().toList();
      assertTrue(names.contains("digits-gan"), names::toString);
      return names;
    }
  }
}
