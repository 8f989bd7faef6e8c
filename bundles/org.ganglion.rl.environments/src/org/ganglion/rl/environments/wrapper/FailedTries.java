package org.ganglion.rl.environments.wrapper;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.StepResult;
import org.ganglion.api.rl.Wrapper;
import org.ganglion.api.rl.WrapperFactory;
import org.ganglion.api.tensor.DType;
import org.osgi.service.component.annotations.Component;

/**
 * One plane more in an image whose cells are the actions: where tries of this episode earned nothing, 1 at first and fading with every further try.
 * Who sees it can learn not to insist.
 */
public final class FailedTries extends Wrapper {
  private final float keep;
  private final int cells;
  private final int start;
  private final int height;
  private final int width;
  private final int cell;
  private final float[] marks;
  private final Space observations;

  /** Marks that keep a share {@code keep} with every further try. */
  public FailedTries(Environment inner, double keep) {
    super(inner);
    if (!(inner.observationSpace() instanceof Space.Box box) || box.shape().size() != 3 || box.type() != DType.FLOAT32
        || !(inner.actionSpace() instanceof Space.Discrete choice)) {
      throw new IllegalArgumentException("failed-tries marks cells of an image of numbers, the environment shows " + inner.observationSpace()
          + " and takes " + inner.actionSpace());
    }
    this.keep = (float) keep;
    cells = choice.n();
    start = choice.start();
    height = box.shape().get(1);
    width = box.shape().get(2);
    cell = (int) Math.round(Math.sqrt((double) height * width / cells));
    if (width % cell != 0 || height / cell * (width / cell) != cells) {
      throw new IllegalArgumentException("failed-tries marks square cells, " + cells + " do not fill an image of " + height + "×" + width);
    }
    marks = new float[cells];
    double low = Math.min(0, box.low().stream().mapToDouble(Double::doubleValue).min().orElse(0));
    double high = Math.max(1, box.high().stream().mapToDouble(Double::doubleValue).max().orElse(1));
    observations = new Space.Box(List.of(box.shape().get(0) + 1, height, width), List.of(low), List.of(high), DType.FLOAT32);
  }

  @Override
  public Space observationSpace() {
    return observations;
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    Arrays.fill(marks, 0);
    return inner.reset(how);
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    inner.step(action, at, result);
    for (int i = 0; i < cells; i++) {
      marks[i] *= keep;
    }
    if (result.reward() <= 0) {
      marks[(int) action[at] - start] = 1;
    }
  }

  @Override
  public void observe(float[] to, int at) {
    inner.observe(to, at);
    int from = at + inner.observationSpace().size();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        to[from + y * width + x] = marks[y / cell * (width / cell) + x / cell];
      }
    }
  }

  /** Wrapper {@code failed-tries}. */
  @Component(service = WrapperFactory.class)
  @Provides(id = "failed-tries", summary = "Shows where tries of this episode earned nothing, as one more plane of the image")
  public static final class Factory extends WrapperFactoryBase<Factory.Params> {
    /** Parameters. */
    public record Params(@Help("what is left of a mark after another try") @Default("0.8") @Min(0) @Max(1) double keep) {}

    public Factory() {
      super(Params.class);
    }

    @Override
    Environment wrap(Environment inner, Params parameters) {
      return new FailedTries(inner, parameters.keep());
    }
  }
}
