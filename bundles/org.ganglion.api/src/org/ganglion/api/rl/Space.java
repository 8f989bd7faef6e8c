package org.ganglion.api.rl;

import java.util.List;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.DType;

/**
 * What observations or actions look like, as data. Whatever the space, a value of it is a row of {@link #size()} numbers: a choice is one number, its
 * index; a box is its elements in row-major order.
 */
public sealed interface Space permits Space.Box, Space.Discrete, Space.MultiDiscrete, Space.MultiBinary {
  /** Numbers in one value. */
  int size();

  /** Axis lengths of one value; empty for a single choice. */
  List<Integer> shape();

  /** Whether a number may stand at a place of a value; never for NaN. */
  boolean fits(int element, double number);

  /**
   * Whether an environment must take the number at a place of an action: any finite one for a box, since environments clip to the bounds as
   * Gymnasium's do; what {@link #fits} for a choice.
   */
  default boolean accepts(int element, double number) {
    return fits(element, number);
  }

  /** A random number for a place of a value, as Gymnasium draws it: uniform where bounded, else normal or exponential from the one bound. */
  double sample(RandomStream random, long step, int element);

  /** Whether a row of numbers is a value of the space. */
  default boolean contains(double[] row, int at) {
    for (int i = 0; i < size(); i++) {
      if (!fits(i, row[at + i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether a row of numbers is a value of the space. */
  default boolean contains(float[] row, int at) {
    for (int i = 0; i < size(); i++) {
      if (!fits(i, row[at + i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Checks an action of environment {@code who}.
   *
   * @throws IllegalArgumentException when a number is not accepted
   */
  default void check(double[] action, int at, int who) {
    for (int i = 0; i < size(); i++) {
      if (!accepts(i, action[at + i])) {
        throw new IllegalArgumentException("environment " + who + " takes an action of " + this + ", element " + i + " is " + action[at + i]);
      }
    }
  }

  /**
   * Checks the actions of {@code count} environments, row after row.
   *
   * @throws IllegalArgumentException when a number is not accepted
   */
  default void checkAll(double[] actions, int count) {
    for (int i = 0; i < count; i++) {
      check(actions, i * size(), i);
    }
  }

  /** Fills a row with a random value. */
  default void sample(RandomStream random, long step, double[] row, int at) {
    for (int i = 0; i < size(); i++) {
      row[at + i] = sample(random, step, i);
    }
  }

  /**
   * Numbers between bounds; a bound may be infinite.
   *
   * @param shape axis lengths
   * @param low lower bounds, one for each element or one for all
   * @param high upper bounds, likewise
   * @param type what one number can be stored as: {@link DType#FLOAT32}, or {@link DType#UINT8} for pixels
   */
  record Box(List<Integer> shape, List<Double> low, List<Double> high, DType type) implements Space {
    /**
     * A box.
     *
     * @throws IllegalArgumentException when an axis is empty, the number of bounds fits no element, or a lower bound is above its upper one
     */
    public Box {
      shape = List.copyOf(shape);
      low = List.copyOf(low);
      high = List.copyOf(high);
      int size = sizeOf(shape);
      if ((low.size() != 1 && low.size() != size) || (high.size() != 1 && high.size() != size)) {
        throw new IllegalArgumentException("a box of " + size + " numbers needs 1 or " + size + " bounds, not " + low.size() + " and " + high.size());
      }
      for (int i = 0; i < Math.max(low.size(), high.size()); i++) {
        if (!(bound(low, i) <= bound(high, i))) {
          throw new IllegalArgumentException("element " + i + " of a box has the lower bound " + bound(low, i) + " above " + bound(high, i));
        }
      }
    }

    /** A box of floats with the same bounds everywhere. */
    public static Box of(double low, double high, Integer... shape) {
      return new Box(List.of(shape), List.of(low), List.of(high), DType.FLOAT32);
    }

    /** A row of floats with bounds of their own. */
    public static Box of(List<Double> low, List<Double> high) {
      return new Box(List.of(low.size()), low, high, DType.FLOAT32);
    }

    /** Pixels 0 … 255. */
    public static Box pixels(Integer... shape) {
      return new Box(List.of(shape), List.of(0.0), List.of(255.0), DType.UINT8);
    }

    private static int sizeOf(List<Integer> shape) {
      int size = 1;
      for (int axis : shape) {
        if (axis < 1) {
          throw new IllegalArgumentException("a box cannot have the axes " + shape);
        }
        size = Math.multiplyExact(size, axis);
      }
      return size;
    }

    private static double bound(List<Double> bounds, int element) {
      return bounds.get(bounds.size() == 1 ? 0 : element);
    }

    /** Lower bound of an element. */
    public double low(int element) {
      return bound(low, element);
    }

    /** Upper bound of an element. */
    public double high(int element) {
      return bound(high, element);
    }

    @Override
    public int size() {
      return sizeOf(shape);
    }

    @Override
    public boolean fits(int element, double number) {
      // Bounds hold at single precision: 0.07f is within 0.07.
      return (float) number >= (float) low(element) && (float) number <= (float) high(element)
          && (type != DType.UINT8 || number == Math.rint(number));
    }

    @Override
    public boolean accepts(int element, double number) {
      return Double.isFinite(number);
    }

    @Override
    public double sample(RandomStream random, long step, int element) {
      double low = low(element);
      double high = high(element);
      double uniform = random.uniform(step, element);
      if (type == DType.UINT8) {
        return low + Math.floor(uniform * (high - low + 1));
      }
      boolean below = Double.isInfinite(low);
      boolean above = Double.isInfinite(high);
      if (below && above) {
        return (float) random.normal(step, element);
      }
      return (float) (below ? high + Math.log(uniform) : above ? low - Math.log(uniform) : low + uniform * (high - low));
    }
  }

  /**
   * One choice of several.
   *
   * @param n choices: start … start + n − 1
   * @param start the first of them
   */
  record Discrete(int n, int start) implements Space {
    /**
     * A choice.
     *
     * @throws IllegalArgumentException when there is no choice
     */
    public Discrete {
      if (n < 1) {
        throw new IllegalArgumentException("a discrete space needs a choice, it has " + n);
      }
    }

    /** Choices 0 … n − 1. */
    public static Discrete of(int n) {
      return new Discrete(n, 0);
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public List<Integer> shape() {
      return List.of();
    }

    @Override
    public boolean fits(int element, double number) {
      return number == Math.rint(number) && number >= start && number < (double) start + n;
    }

    @Override
    public void checkAll(double[] actions, int count) {
      boolean fine = true;
      for (int i = 0; i < count; i++) {
        fine &= (int) actions[i] == actions[i] & actions[i] >= start & actions[i] < (double) start + n;
      }
      for (int i = 0; i < count && !fine; i++) {
        check(actions, i, i);
      }
    }

    @Override
    public double sample(RandomStream random, long step, int element) {
      return start + (double) random.below(n, step, element);
    }
  }

  /** Several choices at once: element {@code i} is 0 … choices(i) − 1. */
  record MultiDiscrete(List<Integer> choices) implements Space {
    /**
     * Choices.
     *
     * @throws IllegalArgumentException when an element has no choice
     */
    public MultiDiscrete {
      choices = List.copyOf(choices);
      if (choices.isEmpty() || choices.stream().anyMatch(n -> n < 1)) {
        throw new IllegalArgumentException("each element of a multi-discrete space needs a choice, there are " + choices);
      }
    }

    @Override
    public int size() {
      return choices.size();
    }

    @Override
    public List<Integer> shape() {
      return List.of(choices.size());
    }

    @Override
    public boolean fits(int element, double number) {
      return number == Math.rint(number) && number >= 0 && number < choices.get(element);
    }

    @Override
    public double sample(RandomStream random, long step, int element) {
      return random.below(choices.get(element), step, element);
    }
  }

  /** {@code n} switches, each 0 or 1. */
  record MultiBinary(int n) implements Space {
    /**
     * Switches.
     *
     * @throws IllegalArgumentException when there is no switch
     */
    public MultiBinary {
      if (n < 1) {
        throw new IllegalArgumentException("a multi-binary space needs a switch, it has " + n);
      }
    }

    @Override
    public int size() {
      return n;
    }

    @Override
    public List<Integer> shape() {
      return List.of(n);
    }

    @Override
    public boolean fits(int element, double number) {
      return number == 0 || number == 1;
    }

    @Override
    public double sample(RandomStream random, long step, int element) {
      return random.below(2, step, element);
    }
  }
}
