package org.ganglion.report.tensorboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import org.ganglion.kit.protobuf.MessageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {
  @TempDir Path folder;

  /** The first record of every event file that TensorFlow writes at time 0: 24 bytes, worked out by its own record writer. */
  @Test
  void theFirstRecordSaysWhichVersionOfTheFormatFollows() throws IOException {
    Path file = folder.resolve("events");
    new EventFile(file, Instant.EPOCH).close();
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(8 + 4 + 24 + 4, bytes.length);
    assertEquals("1800000000000000a37f4b22", HexFormat.of().formatHex(bytes, 0, 12), "length and its masked check sum");
    assertEquals("0900000000000000001a0d627261696e2e4576656e743a32", HexFormat.of().formatHex(bytes, 12, 36));
  }

  @Test
  void numbersAreEncodedAsTheSpecificationShows() {
    // developers.google.com/protocol-buffers/docs/encoding: field 1 of 150 is 08 96 01, field 2 of "testing" is 12 07 …
    assertArrayEquals(new byte[] {8, (byte) 0x96, 1}, new MessageWriter().whole(1, 150).toBytes());
    assertEquals("120774657374696e67", HexFormat.of().formatHex(new MessageWriter().text(2, "testing").toBytes()));
  }
}
