package org.ganglion.workbench.model.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** If one of these failed, the window would open over another folder, or on another process's platform, than it was told to. */
class StartOptionsTest {
  private static final Path USER = Path.of("/home/ada");

  private static StartOptions read(String... arguments) {
    return StartOptions.read(arguments, Map.of(), USER);
  }

  @Test
  void nothingSaidIsTheStandardFolderWithoutAServerBeingDemanded() {
    assertEquals(new StartOptions(USER.resolve(".local/share/ganglion"), Optional.empty(), false, Optional.empty(), Optional.empty()), read());
  }

  @Test
  void attachedToTheServerOfAFolder() {
    StartOptions options = read("--attach", "--home", "/data/lab", "/data/digits.yaml");
    assertTrue(options.attach());
    assertEquals(Path.of("/data/lab"), options.home());
    assertEquals(Optional.of(Path.of("/data/digits.yaml")), options.file());
  }

  @Test
  void aTrialIsNotMadeInTheUsersOwnFolder() {
    assertFalse(read("--smoke").home().startsWith(USER));
    assertFalse(read("--measure").home().startsWith(USER));
    assertEquals(Path.of("/data/lab"), read("--smoke", "--home", "/data/lab").home());
  }

  @Test
  void whatIsUnknownIsNamed() {
    assertTrue(assertThrows(IllegalArgumentException.class, () -> read("--atach")).getMessage().contains("--atach"));
    assertTrue(assertThrows(IllegalArgumentException.class, () -> read("--home")).getMessage().contains("folder"));
  }

  /** A server that is away is told of once, not at every look: otherwise the status line would flicker. */
  @Test
  void aConnectionTellsWhatIsNewOnly() {
    Connection connection = Connection.toServer();
    List<String> heard = new ArrayList<>();
    connection.changes().onChange(() -> heard.add(connection.sentence()));
    connection.now(false, "gone");
    connection.now(false, "gone");
    connection.now(true, "there");
    assertEquals(List.of("gone", "there"), heard);
    assertTrue(connection.attached());
  }
}
