package org.ganglion.tensor.dl4j.memory;

import java.nio.FloatBuffer;
import org.ganglion.tensor.support.FlatValues;

/**
 * What flows along an edge of the graph: the values of a batch, sample after sample, and in networks that learn their gradient. A reshaped value is
 * the same value.
 *
 * <p>Several layers may read a value, so its gradient is a sum. A layer asks for {@link #target()}, writes all of it, and says {@link #done}: the
 * first one writes the gradient itself, later ones a scratch block that is then added.
 */
public final class Value {
  private static final int PIECE = 1024;

  private final int sample;
  private final NativeBlock data;
  private NativeBlock gradient;
  private NativeBlock scratch;
  private float[] piece;
  private float[] other;
  private boolean wanted;
  private boolean written;

  /** A value of {@code sample} floats a sample. */
  public Value(NativeMemory memory, long sample, int maxBatch) {
    this.sample = Math.toIntExact(sample);
    this.data = memory.floats(sample * maxBatch);
  }

  /** Gives it a gradient. {@code scratch} is shared by all values and used by one layer at a time; null where one layer alone contributes. */
  public void learn(NativeMemory memory, NativeBlock shared) {
    gradient = memory.floats(data.count());
    scratch = shared;
    if (shared != null) {
      piece = new float[PIECE];
      other = new float[PIECE];
    }
  }

  /** Floats a sample. */
  public int sample() {
    return sample;
  }

  /** The values. */
  public NativeBlock data() {
    return data;
  }

  /** The gradient; null in networks that do not learn. */
  public NativeBlock gradient() {
    return gradient;
  }

  /** Whether several contribute to the gradient. */
  public boolean shared() {
    return scratch != null;
  }

  /** Starts a backward pass: whether anybody needs this gradient, which nobody has written. */
  public void expect(boolean isWanted) {
    wanted = isWanted && gradient != null;
    written = false;
  }

  /** Whether a layer is to compute this value's gradient. */
  public boolean wanted() {
    return wanted;
  }

  /** Whether there is a gradient; without one it is zero. */
  public boolean written() {
    return written;
  }

  /** Where a layer writes its contribution. */
  public NativeBlock target() {
    return written ? scratch : gradient;
  }

  /** The contribution of a batch stands in {@link #target()}. */
  public void done(int batch) {
    if (written) {
      FlatValues.add(gradient.floats(), scratch.floats(), batch * sample, piece, other);
    }
    written = true;
  }

  /** Takes a gradient that comes from outside. */
  public void add(FloatBuffer values, int batch) {
    target().floats().put(0, values, 0, batch * sample);
    done(batch);
  }

  /** The gradient of a batch, zeros where nothing contributed. */
  public NativeBlock settled(int batch) {
    if (!written) {
      FlatValues.zero(gradient.floats(), batch * sample);
      written = true;
    }
    return gradient;
  }
}
