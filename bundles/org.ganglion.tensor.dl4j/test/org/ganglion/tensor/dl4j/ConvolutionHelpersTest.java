package org.ganglion.tensor.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Fails where ND4J's convolution runs in its own generic code instead of oneDNN's: same numbers, several times slower, and no other test would tell.
 * Helpers are switched off for one of two contexts and the times compared; five times faster was measured, two are asked for.
 */
class ConvolutionHelpersTest {
  private final INDArray input = Nd4j.rand(DataType.FLOAT, 32, 32, 20, 20);
  private final INDArray weights = Nd4j.rand(DataType.FLOAT, 64, 32, 4, 4);

  @BeforeAll
  static void load() {
    new Nd4jLibrary().load();
  }

  @Test
  void convolutionRunsInOneDnn() {
    INDArray fast = Nd4j.create(DataType.FLOAT, 32, 64, 9, 9);
    INDArray slow = Nd4j.create(DataType.FLOAT, 32, 64, 9, 9);
    OpContext with = context(fast, true);
    OpContext without = context(slow, false);
    long helped = Long.MAX_VALUE;
    long generic = Long.MAX_VALUE;
    for (int round = 0; round < 8; round++) {
      helped = Math.min(helped, nanos(with));
      generic = Math.min(generic, nanos(without));
    }
    assertEquals(0, fast.sub(slow).norm2Number().doubleValue() / slow.norm2Number().doubleValue(), 1e-5, "both compute the same");
    assertTrue(generic > 2 * helped, "with helpers " + helped / 1000 + " µs, without " + generic / 1000 + " µs");
  }

  private OpContext context(INDArray output, boolean helpers) {
    OpContext context = Nd4j.getExecutioner().buildContext();
    context.setIArguments(4, 4, 2, 2, 0, 0, 1, 1, 0, 0, 1);
    context.setInputArray(0, input);
    context.setInputArray(1, weights);
    context.setOutputArray(0, output);
    context.allowHelpers(helpers);
    return context;
  }

  private static long nanos(OpContext context) {
    DynamicCustomOp operation = DynamicCustomOp.builder("conv2d").build();
    long start = System.nanoTime();
    Nd4j.getExecutioner().exec(operation, context);
    return System.nanoTime() - start;
  }
}
