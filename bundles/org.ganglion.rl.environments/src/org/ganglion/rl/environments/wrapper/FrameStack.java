package org.ganglion.rl.environments.wrapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;
import org.ganglion.api.rl.Wrapper;
import org.ganglion.api.rl.WrapperFactory;
import org.osgi.service.component.annotations.Component;

/**
 * Shows the last observations together, the oldest first, along a new first axis. At the start of an episode the missing ones are the first
 * observation again, or zeros.
 */
public final class FrameStack extends Wrapper {
  /** What stands for observations from before the episode. */
  public enum Padding {
    /** The first observation. */
    RESET,
    /** Zeros. */
    ZERO
  }

  private final Space.Box space;
  private final int size;
  private final int count;
  private final Padding padding;
  private final float[] ring;
  private int oldest;

  /**
   * The last {@code count} observations.
   *
   * @throws IllegalArgumentException when the inner observations are no box
   */
  public FrameStack(Environment inner, int count, Padding padding) {
    super(inner);
    if (!(inner.observationSpace() instanceof Space.Box box)) {
      throw new IllegalArgumentException("a frame stack needs observations in a box, not in " + inner.observationSpace());
    }
    this.count = count;
    this.padding = padding;
    size = box.size();
    ring = new float[count * size];
    space = new Space.Box(shape(box, count), repeated(box.low(), count), repeated(box.high(), count), box.type());
  }

  private static List<Integer> shape(Space.Box box, int count) {
    List<Integer> shape = new ArrayList<>(List.of(count));
    shape.addAll(box.shape());
    return shape;
  }

  private static List<Double> repeated(List<Double> bounds, int count) {
    List<Double> all = new ArrayList<>(bounds);
    for (int i = 1; i < count && bounds.size() > 1; i++) {
      all.addAll(bounds);
    }
    return all;
  }

  @Override
  public Space observationSpace() {
    return space;
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    Map<String, Object> info = inner.reset(how);
    Arrays.fill(ring, 0);
    for (int i = 0; i < (padding == Padding.RESET ? count : 1); i++) {
      push();
    }
    return info;
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    inner.step(action, at, result);
    push();
  }

  private void push() {
    inner.observe(ring, oldest * size);
    oldest = (oldest + 1) % count;
  }

  @Override
  public void observe(float[] to, int at) {
    int older = (count - oldest) * size;
    System.arraycopy(ring, oldest * size, to, at, older);
    System.arraycopy(ring, 0, to, at + older, oldest * size);
  }

  /** Wrapper {@code frame-stack}. */
  @Component(service = WrapperFactory.class)
  @Provides(id = "frame-stack", summary = "Shows the last observations together")
  public static final class Factory extends WrapperFactoryBase<Factory.Params> {
    /** Parameters. */
    public record Params(@Help("observations shown together") @Default("4") @Min(1) int count,
        @Help("what stands for those before the start") @Default("reset") Padding padding) {}

    public Factory() {
      super(Params.class);
    }

    @Override
    Environment wrap(Environment inner, Params parameters) {
      return new FrameStack(inner, parameters.count(), parameters.padding());
    }
  }
}
