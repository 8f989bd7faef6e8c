package org.ganglion.rl.environments.wrapper;

import java.util.List;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.Wrapper;
import org.ganglion.api.rl.WrapperFactory;
import org.osgi.service.component.annotations.Component;

/** Colour pixels 3 × height × width to grey ones, height × width: round(0.299·red + 0.587·green + 0.114·blue), the luma of ITU-R BT.601. */
public final class Grey extends Wrapper {
  private final Space.Box space;
  private final int pixels;
  private final float[] colours;

  /**
   * Grey frames.
   *
   * @throws IllegalArgumentException when the inner observations are no colour frames
   */
  public Grey(Environment inner) {
    super(inner);
    List<Integer> shape = inner.observationSpace().shape();
    if (shape.size() != 3 || shape.get(0) != 3) {
      throw new IllegalArgumentException("grey needs frames of 3 × height × width, not " + shape);
    }
    space = Space.Box.pixels(shape.get(1), shape.get(2));
    pixels = space.size();
    colours = new float[3 * pixels];
  }

  @Override
  public Space observationSpace() {
    return space;
  }

  @Override
  public void observe(float[] to, int at) {
    inner.observe(colours, 0);
    // In double precision and in this order, which decides the halves.
    for (int i = 0; i < pixels; i++) {
      to[at + i] = (float) Math.rint(0.299 * colours[i] + 0.587 * colours[pixels + i] + 0.114 * colours[2 * pixels + i]);
    }
  }

  /** Wrapper {@code grey}. */
  @Component(service = WrapperFactory.class)
  @Provides(id = "grey", summary = "Turns colour frames into grey ones")
  public static final class Factory extends WrapperFactoryBase<Factory.Params> {
    /** Parameters. */
    public record Params() {}

    public Factory() {
      super(Params.class);
    }

    @Override
    Environment wrap(Environment inner, Params parameters) {
      return new Grey(inner);
    }
  }
}
