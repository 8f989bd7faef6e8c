package org.ganglion.api.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A tensor that reads freed or foreign memory crashes the process or, worse, gives numbers. */
class TensorTest {
  @Test
  void tensorsOfAnySizeCanBeMade() {
    for (DType type : DType.values()) {
      for (int size = 0; size < 200; size++) {
        assertEquals(size * type.bytes(), Tensor.zeros(type, Shape.of(size)).bytes().capacity());
      }
    }
  }

  @Test
  void memoryIsAlignedTo64Bytes() {
    assertEquals(0, Tensor.zeros(DType.FLOAT32, Shape.of(5)).bytes().alignmentOffset(0, 64));
  }

  @Test
  void viewsShareMemory() {
    Tensor tensor = Tensor.of(Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
    Tensor middle = tensor.samples(1, 2);
    assertEquals(Shape.of(1, 2), middle.shape());
    assertArrayEquals(new float[] {3, 4}, middle.toFloatArray());
    middle.floats().put(1, 40);
    assertEquals(40, tensor.floats().get(3));
    assertEquals(40, tensor.reshape(Shape.of(2, 3)).floats().get(3));
    assertEquals(40, tensor.samples(1, 3).samples(0, 1).floats().get(1));
    assertEquals(Shape.of(0, 2), tensor.samples(3, 3).shape());
  }

  @Test
  void aViewOfAClosedTensorThrows() {
    Tensor tensor = Tensor.of(Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
    Tensor samples = tensor.samples(0, 2);
    Tensor nested = samples.reshape(Shape.of(4)).samples(1, 2);
    assertEquals(2, nested.floats().get(0));
    tensor.close();
    for (Tensor each : new Tensor[] {tensor, samples, nested}) {
      assertTrue(each.closed());
      assertThrows(IllegalStateException.class, each::bytes);
      assertThrows(IllegalStateException.class, each::floats);
      assertThrows(IllegalStateException.class, each::toFloatArray);
      assertThrows(IllegalStateException.class, () -> each.reshape(each.shape()));
      assertTrue(each.toString().contains("closed"));
    }
    assertThrows(IllegalStateException.class, () -> tensor.samples(0, 1));
  }

  @Test
  void closingAViewLeavesTheOwnerOpen() {
    Tensor tensor = Tensor.of(Shape.of(2), 1, 2);
    tensor.samples(0, 1).close();
    assertFalse(tensor.closed());
    assertArrayEquals(new float[] {1, 2}, tensor.toFloatArray());
  }

  @Test
  void memoryIsReleasedOnce() {
    AtomicInteger released = new AtomicInteger();
    ByteBuffer bytes = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
    Tensor tensor = Tensor.over(DType.FLOAT32, Shape.of(2), bytes, released::incrementAndGet);
    tensor.samples(0, 1).close();
    assertEquals(0, released.get());
    tensor.close();
    tensor.close();
    assertEquals(1, released.get());
  }

  @Test
  void samplesOutsideAreRefused() {
    Tensor tensor = Tensor.of(Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
    for (int[] range : new int[][] {{-1, 2}, {2, 1}, {0, 4}, {4, 4}}) {
      String message = assertThrows(IndexOutOfBoundsException.class, () -> tensor.samples(range[0], range[1])).getMessage();
      assertTrue(message.contains("3×2"), message);
    }
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.samples(0, 1).floats().get(2));
  }

  @Test
  void memoryThatDoesNotFitIsRefused() {
    Shape two = Shape.of(2);
    assertThrows(IllegalArgumentException.class, () -> Tensor.over(DType.FLOAT32, two, ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()), null));
    ByteOrder other = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    assertThrows(IllegalArgumentException.class, () -> Tensor.over(DType.FLOAT32, two, ByteBuffer.allocateDirect(8).order(other), null));
    ByteBuffer small = ByteBuffer.allocateDirect(7).order(ByteOrder.nativeOrder());
    String message = assertThrows(IllegalArgumentException.class, () -> Tensor.over(DType.FLOAT32, two, small, null)).getMessage();
    assertTrue(message.contains("8 bytes") && message.contains("7"), message);
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(two, 1, 2, 3));
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(two, 1, 2).reshape(Shape.of(3)));
  }

  @Test
  void typesAreNotMixedUp() {
    Tensor ints = Tensor.zeros(DType.INT32, Shape.of(2));
    ints.ints().put(1, 7);
    assertEquals(7, ints.ints().get(1));
    String message = assertThrows(IllegalStateException.class, ints::floats).getMessage();
    assertEquals("the tensor holds INT32, not FLOAT32", message);
    assertThrows(IllegalStateException.class, () -> Tensor.of(Shape.of(1), 1).ints());
  }

  /** A reader that moves the position of its bytes must not move that of others. */
  @Test
  void bytesHaveAPositionOfTheirOwn() {
    Tensor tensor = Tensor.of(Shape.of(2), 1, 2);
    tensor.bytes().getFloat();
    assertEquals(1, tensor.bytes().getFloat());
    assertEquals(ByteOrder.nativeOrder(), tensor.samples(1, 2).bytes().order());
  }
}
