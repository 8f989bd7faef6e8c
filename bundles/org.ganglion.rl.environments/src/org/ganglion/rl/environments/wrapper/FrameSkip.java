package org.ganglion.rl.environments.wrapper;

import java.util.Map;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Reset;
import org.ganglion.api.rl.StepResult;
import org.ganglion.api.rl.Wrapper;
import org.ganglion.api.rl.WrapperFactory;
import org.osgi.service.component.annotations.Component;

/**
 * Repeats each action and adds up the rewards; the observation is the greater of the last two frames, pixel by pixel, for games that draw some things
 * only in every other frame (Mnih et al., 2015). Frames in between are not drawn. An episode that ends before the last two is seen by its final frame
 * alone.
 */
public final class FrameSkip extends Wrapper {
  private final int skip;
  private final float[] earlier;
  private final float[] later;

  /** {@code skip} steps of the inner environment are one. */
  public FrameSkip(Environment inner, int skip) {
    super(inner);
    this.skip = skip;
    earlier = new float[inner.observationSpace().size()];
    later = new float[earlier.length];
  }

  @Override
  public Map<String, Object> reset(Reset how) {
    Map<String, Object> info = inner.reset(how);
    inner.observe(later, 0);
    return info;
  }

  @Override
  public void step(double[] action, int at, StepResult result) {
    double total = 0;
    boolean two = false;
    for (int i = 0; i < skip; i++) {
      inner.step(action, at, result);
      total += result.reward();
      if (result.over()) {
        break;
      }
      if (i == skip - 2) {
        inner.observe(earlier, 0);
        two = true;
      }
    }
    inner.observe(later, 0);
    result.setReward(total);
    if (two) {
      greater();
    }
  }

  private void greater() {
    for (int i = 0; i < later.length; i++) {
      later[i] = Math.max(earlier[i], later[i]);
    }
  }

  @Override
  public void observe(float[] to, int at) {
    System.arraycopy(later, 0, to, at, later.length);
  }

  /** Wrapper {@code frame-skip}. */
  @Component(service = WrapperFactory.class)
  @Provides(id = "frame-skip", summary = "Repeats each action and shows the greater of the last two frames")
  public static final class Factory extends WrapperFactoryBase<Factory.Params> {
    /** Parameters. */
    public record Params(@Help("steps for which an action is repeated") @Default("4") @Min(1) int skip) {}

    public Factory() {
      super(Params.class);
    }

    @Override
    Environment wrap(Environment inner, Params parameters) {
      return new FrameSkip(inner, parameters.skip());
    }
  }
}
