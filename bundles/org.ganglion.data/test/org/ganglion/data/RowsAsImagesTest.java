package org.ganglion.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.operator.InputException;
import org.ganglion.testkit.TestRunContext;
import org.junit.jupiter.api.Test;

class RowsAsImagesTest {
  @Test
  void columnsAreSpreadOverTheLevels() {
    Images images = images(new Table.Numbers("a", new double[] {-1, 0, 1}), new Table.Numbers("b", new double[] {5, 5, 5}));
    assertEquals(List.of(3, 1, 1, 2), List.of(images.count(), images.channels(), images.height(), images.width()));
    assertEquals(List.of(0, 128, 128, 128, 255, 128), java.util.stream.IntStream.range(0, 6).mapToObj(i -> images.pixels().get(i) & 0xff).toList());
  }

  @Test
  void categoriesAreRefusedWithTheReason() {
    String words = message(new Table.Words("colour", List.of("red", "blue")));
    assertTrue(words.startsWith("table: column 'colour' holds words such as 'red', and a GAN needs continuous values"), words);
    assertTrue(words.contains("gradient of the discriminator through the sample"), words);
    String codes = message(new Table.Numbers("grade", new double[] {1, 2, 3, 1, 2, 3, 1, 2, 3}));
    assertTrue(codes.startsWith("table: column 'grade' holds 3 different whole numbers only, so it is discrete, and a GAN needs continuous values"),
        codes);
  }

  @Test
  void missingValuesAreNamed() {
    assertEquals("table: column 'a' has missing values; leave those rows out or fill them in",
        message(new Table.Numbers("a", new double[] {1.5, Double.NaN})));
  }

  private static String message(Table.Column column) {
    return assertThrows(InputException.class, () -> images(column)).getMessage();
  }

  private static Images images(Table.Column... columns) {
    return new RowsAsImages().run(new RowsAsImages.In(new Table(List.of(columns))), new RowsAsImages.Params(), new TestRunContext(1).in(Path.of("")))
        .images();
  }
}
