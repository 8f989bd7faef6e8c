package org.ganglion.gan.sample;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.RunContext;
import org.ganglion.gan.measure.ImageClassifier;
import org.ganglion.gan.measure.Opinion;
import org.ganglion.gan.source.Conditions;
import org.ganglion.gan.source.PixelRange;

/**
 * Rejection sampling: what a judge does not take for what it was made for is drawn again. With noise of a larger deviation it keeps what varies and
 * drops what went wrong. Who measures the samples should be another judge than who rejected some.
 */
public final class Rejection {
  /** What is doubted after so many tries stays: the judge may be wrong, and a run must end. */
  private static final int ROUNDS = 8;

  private final TensorCore core;
  private final RunContext context;

  public Rejection(TensorCore core, RunContext context) {
    this.core = core;
    this.context = context;
  }

  /** Draws pixels for some wishes, other ones in each round. */
  @FunctionalInterface
  public interface Drawing {
    ByteBuffer draw(float[][] wished, int round);
  }

  /**
   * Puts other samples in place of those that the judge does not recognise.
   *
   * @throws InputException when the judge tells other classes or attributes than the generator makes
   */
  public void redraw(Model judging, GeneratorModel model, ByteBuffer pixels, float[][] wished, Drawing drawing) {
    int size = Math.toIntExact(model.image().size());
    try (ImageClassifier judge = ImageClassifier.judge(core, judging, model.image(), context)) {
      if (!judge.conditions().equals(model.conditions())) {
        throw new InputException("judge: it tells " + judge.conditions().names() + ", this generator makes " + model.conditions().names());
      }
      int[] doubted = doubted(judge, pixels, size, wished, IntStream.range(0, wished.length).toArray());
      int first = doubted.length;
      for (int round = 1; round <= ROUNDS && doubted.length > 0; round++) {
        int[] slots = doubted;
        ByteBuffer again = drawing.draw(Arrays.stream(slots).mapToObj(slot -> wished[slot]).toArray(float[][]::new), round);
        for (int i = 0; i < slots.length; i++) {
          pixels.put(slots[i] * size, again, i * size, size);
        }
        doubted = doubted(judge, pixels, size, wished, slots);
      }
      context.log("the judge doubted " + first + " of " + wished.length + " samples; drawn again, it doubts " + doubted.length);
    }
  }

  private static int[] doubted(ImageClassifier judge, ByteBuffer pixels, int size, float[][] wished, int[] slots) {
    PixelRange range = judge.range();
    double[][] told = judge.ask(slots.length, (i, to, position) -> {
      for (int p = 0; p < size; p++) {
        to.put(position + p, (pixels.get(slots[i] * size + p) & 0xff) * range.scale() + range.shift());
      }
    }).probabilities();
    Opinion opinion = new Opinion(judge.conditions().names(), told);
    boolean labels = judge.conditions().kind() == Conditions.Kind.LABELS;
    return IntStream.range(0, slots.length)
        .filter(i -> labels ? wished[slots[i]][opinion.verdict(i)] != 1 : !agrees(told[i], wished[slots[i]]))
        .map(i -> slots[i])
        .toArray();
  }

  private static boolean agrees(double[] told, float[] wished) {
    return IntStream.range(0, told.length).allMatch(c -> told[c] >= 0.5 == wished[c] >= 0.5f);
  }
}
