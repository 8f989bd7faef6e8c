package org.ganglion.edge.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ganglion.edge.EdgePackage;
import org.junit.jupiter.api.Test;

/** Packages that are damaged or lie are refused with one sentence. */
class HostilePackagesTest {
  private final byte[] good = PackageFormat.write(Models.classifier());

  @Test
  void everyTruncationIsRefused() {
    for (int length = 0; length < good.length; length++) {
      refused(Arrays.copyOf(good, length), "");
    }
    refused(Arrays.copyOf(good, good.length + 1), "appended");
  }

  @Test
  void everyFlippedBitIsRefused() {
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] bytes = good.clone();
      bytes[bit / 8] ^= 1 << bit % 8;
      refused(bytes, "");
    }
  }

  @Test
  void futureVersionsAreNamed() {
    byte[] bytes = good.clone();
    bytes[8] = 2;
    refused(bytes, "format version 2, and this program reads version 1");
  }

  @Test
  void aLaterMinorVersionWithAnUnknownSectionIsRead() throws Exception {
    byte[] bytes = good.clone();
    bytes[10] = 7;
    int sections = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(Layout.HEADER);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(Layout.HEADER + 4 + (sections - 1) * Layout.SECTION, 99);
    assertTrue(EdgePackage.read(Fuzzer.sealed(bytes)).model.provenance.isEmpty());
  }

  @Test
  void sizesThatOverflowAreRefused() {
    // the axes of the input, 1 × 8 × 8, follow the model's name and the number of axes
    int axes = find("classifier") + "classifier".length() + 1;
    refused(withInt(axes, Integer.MAX_VALUE), "numbers");
    refused(withInt(axes, -1), "axes");
    refused(withInt(axes, 1 << 16, 1 << 16, 1 << 16), "numbers");
    // weights: outputs, inputs, type, panel, index, count, place and length of the index, place of the values
    int weights = find("fc") + 2 + 1 + 4 + 1 + 2 + 9;
    refused(withInt(weights, Integer.MAX_VALUE, Integer.MAX_VALUE), "matrix");
    refused(withInt(weights, 1 << 27, 1), "");
    refused(withInt(weights + 11, Integer.MAX_VALUE), "outside");
    refused(withInt(weights + 15, -8), "outside");
    refused(withInt(weights + 23, Integer.MAX_VALUE - 7), "outside");
  }

  @Test
  void cyclesAreRefused() {
    int input = find("pool") + 4 + 1;
    refused(withInt(input, 3), "before it there are only 0 to 2");
    refused(withInt(input, 99), "before it there are only");
    refused(withInt(input, -1), "before it there are only");
  }

  @Test
  void namesThatArePathsAreRefused() {
    for (String name : new String[] {"/etc/passwd", "../../secret", "c:\\windows", "a\u0000b"}) {
      byte[] bytes = good.clone();
      int at = find("classifier");
      byte[] path = Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), 10);
      for (int k = name.length(); k < 10; k++) {
        path[k] = 'x';
      }
      System.arraycopy(path, 0, bytes, at, 10);
      refused(Fuzzer.sealed(bytes), name.indexOf('\u0000') > 0 ? "control" : "no path");
    }
  }

  private int find(String name) {
    String text = new String(good, StandardCharsets.ISO_8859_1);
    return text.indexOf((char) name.length() + "\u0000" + name) + 2;
  }

  private byte[] withInt(int at, int... values) {
    byte[] bytes = good.clone();
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int k = 0; k < values.length; k++) {
      buffer.putInt(at + 4 * k, values[k]);
    }
    return Fuzzer.sealed(bytes);
  }

  private static void refused(byte[] bytes, String part) {
    String message = assertThrows(BadPackageException.class, () -> EdgePackage.read(bytes)).getMessage();
    assertTrue(message.contains(part), message);
    assertFalse(message.contains("\n"));
    assertTrue(message.length() < 300, message);
    assertEquals(message.strip(), message);
  }
}
