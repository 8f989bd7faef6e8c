package org.ganglion.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.data.Records;
import org.ganglion.api.operator.InputException;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadIdxTest {
  @TempDir Path folder;

  @Test
  void imagesAndLabelsAreRead() throws IOException {
    write("images", idx(new byte[] {1, 2, 3, 4, (byte) 255, 6}, 3, 1, 2));
    write("labels", idx(new byte[] {0, 4, 2}, 3));
    Images images = read(Map.of("images", "images", "labels", "labels"));
    assertEquals(List.of(3, 1, 1, 2), List.of(images.count(), images.channels(), images.height(), images.width()));
    assertEquals(255, images.pixels().get(4) & 0xff);
    assertArrayEquals(new int[] {0, 4, 2}, images.labels().orElseThrow().of());
    assertEquals(List.of("0", "1", "2", "3", "4"), images.labels().orElseThrow().classes());
  }

  @Test
  void packedFilesAreReadWhateverTheirName() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(idx(new byte[] {7, 8}, 1, 1, 2));
    }
    write("images", packed.toByteArray());
    assertEquals(8, read(Map.of("images", "images")).pixels().get(1));
    write("cut", java.util.Arrays.copyOf(packed.toByteArray(), packed.size() - 12));
    assertError("cut: it cannot be unpacked, it is damaged or truncated", Map.of("images", "cut"));
  }

  @Test
  void missingFilesAreNamed() {
    assertError("images: there is no such file", Map.of("images", "images"));
    assertError(": there is no such file, this is a folder", Map.of("images", "."));
  }

  @Test
  void truncatedFilesSayHowManyBytesAreThere() throws IOException {
    write("images", idx(new byte[11], 3, 2, 2));
    assertError("images: it is truncated: 3×2×2 values need 28 bytes, there are 27", Map.of("images", "images"));
    write("head", new byte[] {0, 0, 8, 3, 0, 0});
    assertError("head: it is truncated: its header needs 16 bytes, there are 6", Map.of("images", "head"));
    write("empty", new byte[0]);
    assertError("empty: it is truncated: an IDX file begins with a header of 16 bytes, there are 0", Map.of("images", "empty"));
  }

  @Test
  void filesThatGoOnAreRefused() throws IOException {
    write("images", idx(new byte[13], 3, 2, 2));
    assertError("images: it goes on behind the 3×2×2 values that its header announces; the header or the file is damaged",
        Map.of("images", "images"));
  }

  @Test
  void wrongMagicSaysWhatStandsThere() throws IOException {
    write("images", idx(new byte[] {1, 2, 3}, 3));
    assertError("images: it is no IDX file of images: it begins with 00000801, not with 00000803", Map.of("images", "images"));
    write("picture", "\u0089PNG rather".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    assertError("picture: it is no IDX file of images: it begins with 89504e47, not with 00000803", Map.of("images", "picture"));
  }

  @Test
  void headersThatClaimTheAbsurdAreRefusedWithoutAllocating() throws IOException {
    write("images", idx(new byte[4], 0x7fffffff, 0x7fffffff, 0x7fffffff));
    assertError("images: its header claims 2147483647×2147483647×2147483647 values, which no file of this kind holds; the header is damaged",
        Map.of("images", "images"));
    write("negative", idx(new byte[4], -1, 28, 28));
    assertError("negative: its header claims 4294967295×28×28 values, which no file of this kind holds; the header is damaged",
        Map.of("images", "negative"));
    write("large", idx(new byte[4], 1, 40_000, 50_000));
    assertError("large: it is truncated: 1×40000×50000 values need 2000000016 bytes, there are 20", Map.of("images", "large"));
    write("none", idx(new byte[0], 0, 28, 28));
    assertError("none: it holds no image, its header says 0×28×28", Map.of("images", "none"));
  }

  @Test
  void countsThatDifferNameBoth() throws IOException {
    write("images", idx(new byte[12], 3, 2, 2));
    write("labels", idx(new byte[2], 2));
    assertError("labels: it holds 2 labels, images holds 3 images; the counts must be equal", Map.of("images", "images", "labels", "labels"));
  }

  private Images read(Map<String, Object> with) throws IOException {
    return new LoadIdx().run(new LoadIdx.In(), Records.read(LoadIdx.Params.class, with), new TestRunContext(1).in(folder)).images();
  }

  private void assertError(String end, Map<String, Object> with) {
    String message = assertThrows(InputException.class, () -> read(with)).getMessage();
    assertTrue(message.contains(end), message);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  static byte[] idx(byte[] values, int... axes) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * axes.length + values.length);
    bytes.put(new byte[] {0, 0, 8, (byte) axes.length});
    for (int length : axes) {
      bytes.putInt(length);
    }
    return bytes.put(values).array();
  }
}
