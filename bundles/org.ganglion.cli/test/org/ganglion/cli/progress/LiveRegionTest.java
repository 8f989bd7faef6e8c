package org.ganglion.cli.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is sent to a terminal. */
class LiveRegionTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicInteger columns = new AtomicInteger(80);
  private final LiveRegion region = new LiveRegion(new PrintStream(bytes, true, StandardCharsets.UTF_8), columns::get);

  private String sent() {
    String sent = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return sent;
  }

  @Test
  void oldLinesAreTakenAwayAndWhatStaysIsPutAbove() {
    region.draw(List.of(), List.of("a", "b"));
    assertEquals("\r\u001b[Ja\nb\n", sent());
    region.draw(List.of("done"), List.of("c"));
    assertEquals("\u001b[2A\r\u001b[Jdone\nc\n", sent());
    region.draw(List.of(), List.of("c"));
    assertEquals("", sent(), "nothing new, nothing sent");
    region.draw(List.of(), List.of());
    assertEquals("\u001b[1A\r\u001b[J", sent());
  }

  @Test
  void linesThatTheTerminalHasWrappedAreCountedAsItShowsThem() {
    region.draw(List.of(), List.of("\u001b[1m" + "x".repeat(70) + "\u001b[0m", "y"));
    sent();
    columns.set(30);
    region.draw(List.of(), List.of("z"));
    assertEquals("\u001b[4A\r\u001b[Jz\n", sent(), "70 columns are three rows of 30, and one more");
  }
}
