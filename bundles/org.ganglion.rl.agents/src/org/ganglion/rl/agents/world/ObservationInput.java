package org.ganglion.rl.agents.world;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.rl.Space;
import org.ganglion.api.tensor.DType;
import org.ganglion.rl.agents.policy.Normalisation;

/**
 * What of an observation the network is fed: a choice as one 1 among zeros, pixels brought to −1 … 1 (around 0, so that an even ground weighs
 * nothing), numbers as they are or brought to mean 0 and variance 1 over all that was seen so far.
 */
public final class ObservationInput {
  private static final double MIDDLE = 127.5;

  private final Space space;
  private final List<Integer> shape;
  private final int raw;
  private final int size;
  private final boolean pixels;
  private final RunningMoments moments;
  private float[] shift = new float[0];
  private float[] scale = new float[0];

  /**
   * For observations of a space.
   *
   * @param normalise whether to follow mean and variance of numbers; pixels and choices have fixed ones
   * @throws InputException when the space is none that networks can be fed from
   */
  public ObservationInput(Space space, boolean normalise) {
    this.space = space;
    raw = space.size();
    shape = axes(space);
    size = shape.stream().mapToInt(Integer::intValue).reduce(1, (a, b) -> a * b);
    pixels = space instanceof Space.Box box && box.type() == DType.UINT8;
    moments = normalise && !pixels && space instanceof Space.Box ? new RunningMoments(raw) : null;
    refresh();
  }

  private static List<Integer> axes(Space space) {
    return switch (space) {
      case Space.Discrete choice -> List.of(choice.n());
      case Space.Box box when box.shape().size() == 2 -> List.of(1, box.shape().get(0), box.shape().get(1));
      case Space.Box box when box.shape().size() == 4 -> joined(box.shape());
      case Space.Box box -> box.shape();
      case Space.MultiBinary switches -> List.of(switches.n());
      default -> throw new InputException("a network can be fed from numbers, pixels or one choice, the environment shows " + space);
    };
  }

  /** Stacked colour frames: both leading axes are channels. */
  private static List<Integer> joined(List<Integer> shape) {
    List<Integer> axes = new ArrayList<>(shape.subList(2, 4));
    axes.add(0, shape.get(0) * shape.get(1));
    return Collections.unmodifiableList(axes);
  }

  /** Axes of what the network is fed. */
  public List<Integer> shape() {
    return shape;
  }

  /** Numbers that the network is fed. */
  public int size() {
    return size;
  }

  /** Takes observations into mean and variance; what {@link #encode} gives changes. */
  public void learn(float[] observations, int count) {
    if (moments != null) {
      moments.add(observations, count);
      refresh();
    }
  }

  private void refresh() {
    if (moments != null) {
      shift = moments.means();
      scale = new float[raw];
      float[] variances = moments.variances();
      for (int i = 0; i < raw; i++) {
        scale[i] = (float) (1 / Math.sqrt(variances[i] + Normalisation.EPSILON));
      }
    }
  }

  /** Brings one observation into the network's form. */
  public void encode(float[] observation, int from, float[] input, int to) {
    if (space instanceof Space.Discrete choice) {
      java.util.Arrays.fill(input, to, to + size, 0);
      input[to + (int) observation[from] - choice.start()] = 1;
    } else if (pixels) {
      for (int i = 0; i < size; i++) {
        input[to + i] = (observation[from + i] - (float) MIDDLE) * (float) (1 / MIDDLE);
      }
    } else if (moments == null) {
      System.arraycopy(observation, from, input, to, size);
    } else {
      for (int i = 0; i < size; i++) {
        input[to + i] = (observation[from + i] - shift[i]) * scale[i];
      }
    }
  }

  /** The same as data for models; choices are for the user of the model to spell out. */
  public Normalisation normalisation() {
    if (moments != null) {
      return new Normalisation(moments.means(), moments.variances());
    }
    return Normalisation.scaled(shape.get(0), pixels ? MIDDLE : 0, pixels ? MIDDLE : 1);
  }

  /** Writes mean and variance. */
  public void save(DataOutput out) throws IOException {
    if (moments != null) {
      moments.save(out);
    }
  }

  /** Reads what {@link #save} wrote. */
  public void restore(DataInput in) throws IOException {
    if (moments != null) {
      moments.restore(in);
      refresh();
    }
  }
}
