package org.ganglion.compression.dl4j;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.ganglion.api.operator.InputException;
import org.ganglion.kit.json.Json;

/** A network as DL4J's ModelSerializer writes it: a ZIP of its configuration as JSON and of all its parameters in one row. */
record Dl4jFile(Map<String, Object> configuration, float[] parameters) {
  private static final int MOST_BYTES = 1 << 30;
  private static final int MOST_TEXT = 1 << 26;

  static Dl4jFile read(byte[] content) throws IOException {
    Map<String, Object> configuration = null;
    float[] parameters = null;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        switch (entry.getName()) {
          case "configuration.json" -> configuration = Json.readObject(new String(limited(zip, MOST_TEXT), StandardCharsets.UTF_8));
          case "coefficients.bin" -> parameters = row(zip);
          default -> { } // the updater's state and the like
        }
      }
    }
    if (configuration == null || parameters == null) {
      throw new InputException("this is no network of DL4J: a ZIP with configuration.json and coefficients.bin is expected");
    }
    return new Dl4jFile(configuration, parameters);
  }

  private static byte[] limited(InputStream stream, int most) throws IOException {
    byte[] bytes = stream.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new InputException("the configuration of this network is longer than " + most + " bytes");
    }
    return bytes;
  }

  /** An array of ND4J: two buffers, its shape and its numbers, each with how it was allocated, its length and its type before it. */
  private static float[] row(InputStream stream) throws IOException {
    DataInputStream data = new DataInputStream(stream);
    data.readUTF();
    long described = data.readLong();
    if (!data.readUTF().equals("LONG") || described < 4 || described > 100) {
      throw new InputException("coefficients.bin was written by a version of ND4J before 1.0.0-beta; load and save the network by a later one");
    }
    data.skipNBytes(8 * described);
    data.readUTF();
    long count = data.readLong();
    String type = data.readUTF();
    if (!type.equals("FLOAT") && !type.equals("DOUBLE")) {
      throw new InputException("the parameters are of the type " + type + ", only FLOAT and DOUBLE can be imported");
    }
    int size = type.equals("FLOAT") ? 4 : 8;
    if (count < 1 || count > MOST_BYTES / size) {
      throw new InputException("the network says to have " + count + " parameters, at most " + MOST_BYTES / size + " can be imported");
    }
    byte[] bytes = data.readNBytes((int) count * size);
    if (bytes.length < count * size) {
      throw new InputException("coefficients.bin ends in the middle of its parameters");
    }
    ByteBuffer numbers = ByteBuffer.wrap(bytes);
    float[] row = new float[(int) count];
    for (int k = 0; k < row.length; k++) {
      row[k] = size == 4 ? numbers.getFloat(4 * k) : (float) numbers.getDouble(8 * k);
    }
    return row;
  }
}
