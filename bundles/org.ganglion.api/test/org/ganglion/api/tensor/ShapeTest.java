package org.ganglion.api.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Shapes are keys, sizes and error messages everywhere: a wrong one corrupts all that stands on it. */
class ShapeTest {
  private final Shape shape = Shape.of(64, 1, 28, 28);

  @Test
  void sizesAreProducts() {
    assertEquals(64 * 784, shape.size());
    assertEquals(784, shape.sampleSize());
    assertEquals(1, Shape.of().size());
    assertEquals(0, Shape.of(3, 0).size());
    assertEquals(1, Shape.of(7).sampleSize());
  }

  @Test
  void negativePositionsCountFromTheEnd() {
    assertEquals(28, shape.axis(-1));
    assertEquals(64, shape.axis(-4));
    assertEquals(1, shape.dim(1));
  }

  @Test
  void theBatchIsPutInFrontTakenOffAndExchanged() {
    assertEquals(shape, Shape.of(1, 28, 28).prepend(64));
    assertEquals(Shape.of(1, 28, 28), shape.tail());
    assertEquals(Shape.of(3, 1, 28, 28), shape.withBatch(3));
  }

  @Test
  void equalAxesAreEqualShapes() {
    assertEquals(Shape.of(List.of(2, 3)), Shape.of(2, 3));
    assertEquals(Shape.of(2, 3).hashCode(), Shape.of(2, 3).hashCode());
    assertNotEquals(Shape.of(2, 3), Shape.of(3, 2));
    assertNotEquals(Shape.of(6), Shape.of(6, 1));
  }

  @Test
  void aShapeCannotBeChangedFromOutside() {
    long[] axes = {2, 3};
    Shape kept = Shape.of(axes);
    axes[0] = 99;
    kept.toArray()[1] = 99;
    assertArrayEquals(new long[] {2, 3}, kept.toArray());
    assertArrayEquals(new int[] {2, 3}, kept.toIntArray());
  }

  @Test
  void peopleReadTimesSigns() {
    assertEquals("64×1×28×28", shape.toString());
    assertEquals("scalar", Shape.of().toString());
  }

  @Test
  void impossibleAxesAreRefused() {
    String message = assertThrows(IllegalArgumentException.class, () -> Shape.of(3, -1)).getMessage();
    assertTrue(message.contains("-1") && message.contains("[3, -1]"), message);
    assertThrows(ArithmeticException.class, () -> Shape.of(1L << 40, 1L << 40));
    assertThrows(ArithmeticException.class, () -> Shape.of(1L << 40).dim(0));
  }
}
