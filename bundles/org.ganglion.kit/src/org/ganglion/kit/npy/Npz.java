package org.ganglion.kit.npy;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Several named arrays in one {@code .npz} file, stored without compression and without times, so that equal arrays give equal bytes. */
public final class Npz {
  /** The first moment that a zip file can name; what numpy.savez writes. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final int MOST_ARRAYS = 100_000;

  private Npz() {}

  /** Writes arrays in the order of the map. */
  public static void write(Map<String, NpyArray> arrays, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16))) {
      for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
        add(zip, array.getKey() + ".npy", array.getValue());
      }
    }
  }

  private static void add(ZipOutputStream zip, String name, NpyArray array) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128 + array.data().limit());
    array.write(bytes);
    byte[] content = bytes.toByteArray();
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /**
   * Reads all arrays, in the order of the file. Compressed files ({@code numpy.savez_compressed}) are read too.
   *
   * @throws IOException when it is no such file, is cut off, or an entry is larger than it says
   */
  public static Map<String, NpyArray> read(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_ARRAYS) {
        throw new IOException(file + " holds " + zip.size() + " arrays, " + MOST_ARRAYS + " can be read");
      }
      Map<String, NpyArray> arrays = new LinkedHashMap<>();
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        arrays.put(entry.getName().replaceAll("\\.npy$", ""), array(file, zip, entry));
      }
      return arrays;
    } catch (ZipException e) {
      throw new IOException(file + " is no .npz file: " + e.getMessage(), e);
    }
  }

  private static NpyArray array(Path file, ZipFile zip, ZipEntry entry) throws IOException {
    if (entry.getSize() < 0 || entry.getSize() > Integer.MAX_VALUE - 64) {
      throw new IOException(file + ": " + entry.getName() + " is larger than the 2 GiB that can be read");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] head = in.readNBytes((int) Math.min(entry.getSize(), 1 << 16));
      NpyHeader header = NpyHeader.read(ByteBuffer.wrap(head));
      if ((long) header.length() + header.dataLength() != entry.getSize()) {
        throw new IOException("its header says " + header.dataLength() + " bytes of data, the file has " + (entry.getSize() - header.length()));
      }
      byte[] all = java.util.Arrays.copyOf(head, (int) entry.getSize());
      int rest = in.readNBytes(all, head.length, all.length - head.length);
      if (head.length + rest < all.length) {
        throw new IOException("it ends too early");
      }
      return NpyArray.of(ByteBuffer.wrap(all));
    } catch (IOException e) {
      throw new IOException(file + ": " + entry.getName() + ": " + e.getMessage(), e);
    }
  }
}
