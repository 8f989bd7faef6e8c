package org.ganglion.kit.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Array files as NumPy writes and reads them; what is no such file is refused, whatever its header says. */
class NpyTest {
  @TempDir Path folder;

  private static byte[] file(String dictionary, int dataBytes) {
    byte[] text = dictionary.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes = ByteBuffer.allocate(10 + text.length + dataBytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    bytes.put(HexFormat.of().parseHex("934e554d5059" + "0100")).putShort((short) text.length).put(text);
    return bytes.array();
  }

  private static byte[] written(NpyArray array) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    array.write(out);
    return out.toByteArray();
  }

  /** What {@code numpy.save} of NumPy 2 writes for {@code numpy.array([[1, 2, 3], [4, 5, 6]], dtype='<f4')}. */
  @Test
  void theBytesAreThoseOfNumPy() throws Exception {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
    byte[] expected = file(header + " ".repeat(118 - header.length() - 1) + "\n", 24);
    ByteBuffer.wrap(expected).order(java.nio.ByteOrder.LITTLE_ENDIAN).position(128).slice().order(java.nio.ByteOrder.LITTLE_ENDIAN).asFloatBuffer()
        .put(new float[] {1, 2, 3, 4, 5, 6});
    assertArrayEquals(expected, written(NpyArray.floats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3)));
  }

  @Test
  void arraysOfEveryTypeAndRankComeBack() throws Exception {
    assertArrayEquals(new double[] {1.5, Double.NaN},
        NpyArray.of(ByteBuffer.wrap(written(NpyArray.doubles(new double[] {1.5, Double.NaN}, 2)))).toDoubles());
    assertArrayEquals(new int[] {7}, NpyArray.of(ByteBuffer.wrap(written(NpyArray.ints(new int[] {7})))).toInts());
    assertEquals(List.of(), NpyArray.of(ByteBuffer.wrap(written(NpyArray.ints(new int[] {7})))).shape());
    assertEquals(List.of(0L, 5L), NpyArray.of(ByteBuffer.wrap(written(NpyArray.floats(new float[0], 0, 5)))).shape());
    NpyArray.bytes(ByteBuffer.wrap(new byte[] {1, 2, 3}), 3).write(folder.resolve("bytes.npy"));
    assertEquals(ByteBuffer.wrap(new byte[] {1, 2, 3}), NpyArray.map(folder.resolve("bytes.npy")).data());
  }

  @Test
  void otherToolsHeadersAreRead() throws Exception {
    byte[] big = file("{ 'fortran_order':False,'shape':(1,), 'descr':'>i4'}\n", 4);
    big[big.length - 1] = 5;
    assertArrayEquals(new int[] {5}, NpyArray.of(ByteBuffer.wrap(big)).toInts());
    assertEquals(List.of(2L, 3L), NpyArray.of(ByteBuffer.wrap(file("{'descr': '|u1', 'fortran_order': False, 'shape': (2L, 3L)}", 6))).shape());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }extra",
        "{'descr': '<f4', 'fortran_order': False}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }",
        "{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }",
        "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }",
        "{'descr': '<f4', 'fortran_order': True, 'shape': (1, 1), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }",
        "__import__('os').system('true')",
        ""
      })
  void malformedHeadersAreRefusedInASentence(String dictionary) {
    IOException refused = assertThrows(IOException.class, () -> NpyArray.of(ByteBuffer.wrap(file(dictionary, 8))));
    assertTrue(refused.getMessage().length() > 10, refused.getMessage());
  }

  @Test
  void aFileCutOffAnywhereIsRefused() throws Exception {
    byte[] whole = written(NpyArray.floats(new float[] {1, 2, 3}, 3));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(IOException.class, () -> NpyArray.of(ByteBuffer.wrap(cut)), "cut at " + length);
    }
  }

  @Test
  void aFlippedBitNeverBreaksOut() throws Exception {
    byte[] whole = written(NpyArray.floats(new float[] {1, 2, 3}, 3));
    for (int bit = 0; bit < 128 * 8; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        assertTrue(NpyArray.of(ByteBuffer.wrap(damaged)).data().limit() <= 12);
      } catch (IOException refused) {
        assertTrue(refused.getMessage() != null);
      }
    }
  }

  @Test
  void severalArraysKeepNamesOrderAndBytes() throws Exception {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("z.weight", NpyArray.floats(new float[] {1, 2}, 1, 2));
    arrays.put("a/bias", NpyArray.doubles(new double[] {3}, 1));
    Npz.write(arrays, folder.resolve("one.npz"));
    Npz.write(arrays, folder.resolve("two.npz"));
    assertArrayEquals(Files.readAllBytes(folder.resolve("one.npz")), Files.readAllBytes(folder.resolve("two.npz")));
    Map<String, NpyArray> read = Npz.read(folder.resolve("one.npz"));
    assertEquals(List.of("z.weight", "a/bias"), List.copyOf(read.keySet()));
    assertArrayEquals(new float[] {1, 2}, read.get("z.weight").toFloats());
  }

  @Test
  void aDamagedArchiveIsRefused() throws Exception {
    Path file = folder.resolve("one.npz");
    Npz.write(Map.of("a", NpyArray.floats(new float[100], 100)), file);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(IOException.class, () -> Npz.read(file), "cut at " + length);
    }
  }
}
