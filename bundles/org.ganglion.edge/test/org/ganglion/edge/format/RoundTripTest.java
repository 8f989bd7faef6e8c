package org.ganglion.edge.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ganglion.edge.EdgePackage;
import org.ganglion.edge.EdgePredictor;
import org.ganglion.edge.model.EdgeModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is what is read, also when it is written again. */
class RoundTripTest {
  @Test
  void readingAndWritingAgainGivesTheSameBytes() throws IOException {
    for (EdgeModel model : new EdgeModel[] {Models.classifier(), Models.recurrent()}) {
      byte[] bytes = PackageFormat.write(model);
      assertArrayEquals(bytes, PackageFormat.write(model), "equal models, equal bytes");
      EdgeModel read = EdgePackage.read(bytes).model;
      assertArrayEquals(bytes, PackageFormat.write(read));
      for (int k = 0; k < model.layers.size(); k++) {
        assertEquals(model.layers.get(k).weights, read.layers.get(k).weights);
        assertArrayEquals(model.layers.get(k).requantisation(), read.layers.get(k).requantisation());
      }
    }
  }

  @Test
  void aMappedFileGivesTheSameAnswersAsBytesInMemory(@TempDir Path folder) throws IOException {
    byte[] bytes = PackageFormat.write(Models.classifier());
    Path file = Files.write(folder.resolve("m.gpk"), bytes);
    EdgePredictor mapped = new EdgePredictor(EdgePackage.open(file).runner());
    EdgePredictor read = new EdgePredictor(EdgePackage.read(bytes).runner());
    float[] raw = new float[64];
    for (int k = 0; k < 64; k++) {
      raw[k] = k * 37 % 256;
    }
    mapped.predict(raw);
    read.predict(raw);
    assertArrayEquals(read.output(), mapped.output());
    assertEquals(read.label(), mapped.label());
  }

  @Test
  void sparseInt8WeightsTakeNoMoreRoomThanTheirIndexAndThemselves() {
    int size = PackageFormat.write(Models.classifier()).length;
    // 64 × 20 / 10 weights by 2 bytes, 60 + 15 dense ones, and 23 outputs with bias and scale; the rest is names, header and sections
    assertEquals(0, size / 2048, "a package of " + size + " bytes");
  }
}
