package org.ganglion.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Users' mistakes end with exit code 2 and at most three lines that say what, where and what would fit; nothing is left behind. */
class MistakesTest {
  @TempDir Path folder;

  static Stream<Arguments> workflows() {
    return Stream.of(
        mistake("unknown operator", "steps: { a: { uses: gan.trian } }", "gan.trian", "gan.train"),
        mistake("unknown parameter", "steps: { a: { uses: data.mnist, with: { foldr: x } } }", "foldr", "folder"),
        mistake("ill-typed parameter", gan("epochs: many"), "epochs", "whole number"),
        mistake("value out of bounds", gan("epochs: 0"), "epochs", "at least 1"),
        mistake("nested value out of bounds", gan("turns: { discriminator: 0, generator: 1 }"), "turns.discriminator", "at least 1"),
        mistake("missing input", "steps: { g: { uses: gan.train } }", "images", "g"),
        mistake("unknown step", "steps: { g: { uses: gan.train, in: { images: digits.train } } }", "digits"),
        mistake(
            "ports that do not fit",
            "steps: { d: { uses: data.mnist }, s: { uses: gan.sample, in: { generator: d.train } } }",
            "ganglion:model/1",
            "ganglion:images/1"),
        mistake(
            "a cycle",
            "steps: { a: { uses: report.html, in: { from: [b] } }, b: { uses: report.html, in: { from: [a] } } }",
            "cycle"),
        mistake("two steps of one name", "steps:\n  d: { uses: data.mnist }\n  d: { uses: data.mnist }", ":4", "d"),
        mistake("two equal keys", "seed: 1\nseed: 2\nsteps: { d: { uses: data.mnist } }", "seed"),
        mistake("YAML syntax", "steps: { d: { uses: data.mnist }", ":"),
        mistake("no steps", "seed: 1", "steps"),
        mistake("a bomb of aliases", bomb(), "alias"));
  }

  private static Arguments mistake(String name, String yaml, String... expected) {
    return Arguments.of(name, "name: mistake\n" + yaml + "\n", List.of(expected));
  }

  private static String gan(String parameters) {
    return "steps: { d: { uses: data.mnist }, g: { uses: gan.train, in: { images: d.train }, with: { " + parameters + " } } }";
  }

  private static String bomb() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String before = "*a" + (i - 1);
      yaml.append("a").append(i).append(": &a").append(i).append(" [").append(String.join(", ", java.util.Collections.nCopies(9, before)))
          .append("]\n");
    }
    return yaml + "steps: *a11";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("workflows")
  void isToldBeforeAnythingRuns(String name, String yaml, List<String> expected) throws Exception {
    Path file = Files.writeString(folder.resolve("mistake.yaml"), yaml);
    assertTold(new Ganglion(folder.resolve("home")).run("run", file.toString()), expected);
    assertFalse(Files.exists(folder.resolve("home/runs")), "a workflow that cannot run must leave nothing behind");
  }

  @Test
  void missingAndTruncatedAndUnequalIdxFilesAreTold() throws Exception {
    Path images = folder.resolve("images.idx");
    Path labels = folder.resolve("labels.idx");
    assertTold(runIdx(images, labels), List.of("images.idx"));
    idx(images, 0x803, 20, new int[] {28, 28}, 20 * 28 * 28 - 100);
    idx(labels, 0x801, 20, new int[0], 20);
    assertTold(runIdx(images, labels), List.of("images.idx", "15596", "15696"));
    idx(images, 0x803, 20, new int[] {28, 28}, 20 * 28 * 28);
    idx(labels, 0x801, 19, new int[0], 19);
    assertTold(runIdx(images, labels), List.of("20", "19"));
  }

  private Ganglion.Result runIdx(Path images, Path labels) throws Exception {
    String yaml = "name: idx\nsteps: { d: { uses: data.idx, with: { images: " + images + ", labels: " + labels + " } } }\n";
    return new Ganglion(folder.resolve("home")).run("run", Files.writeString(folder.resolve("idx.yaml"), yaml).toString());
  }

  private static void idx(Path file, int magic, int count, int[] axes, int bytes) throws IOException {
    try (OutputStream stream = Files.newOutputStream(file)) {
      DataOutputStream out = new DataOutputStream(stream);
      out.writeInt(magic);
      out.writeInt(count);
      for (int axis : axes) {
        out.writeInt(axis);
      }
      out.write(new byte[bytes]);
    }
  }

  @Test
  void anImageBombIsRefusedByItsHeader() throws Exception {
    Path images = Files.createDirectory(folder.resolve("pictures"));
    Files.write(images.resolve("bomb.png"), pngHeader(60_000, 60_000));
    String yaml = "name: bomb\nsteps: { d: { uses: data.images, with: { folder: " + images + " } } }\n";
    Ganglion.Result result = new Ganglion(folder.resolve("home")).run("run", Files.writeString(folder.resolve("bomb.yaml"), yaml).toString());
    assertTold(result, List.of("bomb.png", "60"));
  }

  private static byte[] pngHeader(int width, int height) throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    out.writeInt(13);
    byte[] header = java.nio.ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height)
        .put(new byte[] {8, 0, 0, 0, 0}).array();
    out.write(header);
    CRC32 crc = new CRC32();
    crc.update(header);
    out.writeInt((int) crc.getValue());
    return bytes.toByteArray();
  }

  @Test
  void categoricalDataIsRefusedWithTheReason() throws Exception {
    Path table = Files.writeString(folder.resolve("colours.csv"), "colour,size\nred,small\nblue,large\nred,large\ngreen,small\n");
    String yaml =
        "name: words\nsteps: { t: { uses: data.csv, with: { file: " + table + " } }, g: { uses: gan.train, in: { images: t.table } } }\n";
    Ganglion.Result result = new Ganglion(folder.resolve("home")).run("run", Files.writeString(folder.resolve("words.yaml"), yaml).toString());
    assertTold(result, List.of("continuous"));
  }

  @Test
  void aHomeThatCannotBeWrittenIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("home"), "a file where a folder should be");
    assertTold(new Ganglion(file).run("run", "digits-gan"), List.of(file.toString()));
  }

  @Test
  void unknownCommandsOffersTheNearest() throws Exception {
    assertTold(new Ganglion(folder.resolve("home")).run("oprators"), List.of("operators"));
  }

  private static void assertTold(Ganglion.Result result, List<String> expected) {
    assertEquals(2, result.exit(), result::toString);
    List<String> told = result.err().lines().filter(line -> !line.isBlank()).toList();
    assertTrue(!told.isEmpty() && told.size() <= 3, () -> "one sentence, three lines at most: " + result);
    assertFalse(result.toString().contains("\tat ") || result.toString().contains("Exception"), () -> "no stack trace: " + result);
    for (String part : expected) {
      assertTrue(result.err().contains(part), () -> "should say '" + part + "': " + result);
    }
  }
}
