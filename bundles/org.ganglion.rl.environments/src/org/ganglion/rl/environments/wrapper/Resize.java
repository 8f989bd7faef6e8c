package org.ganglion.rl.environments.wrapper;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.Space;
import org.ganglion.api.rl.Wrapper;
import org.ganglion.api.rl.WrapperFactory;
import org.osgi.service.component.annotations.Component;

/**
 * Shrinks frames to height × width by area: a new pixel is the mean of what it covers of the old ones, those at its border in part, rounded. Leading
 * axes are channels and stay.
 */
public final class Resize extends Wrapper {
  private final Space.Box space;
  private final int channels;
  private final AreaWeights rows;
  private final AreaWeights columns;
  private final float[] frame;
  private final float[] narrow;

  /**
   * Frames of another size.
   *
   * @throws IllegalArgumentException when the inner observations are no frames
   */
  public Resize(Environment inner, int height, int width) {
    super(inner);
    List<Integer> shape = inner.observationSpace().shape();
    if (shape.size() < 2) {
      throw new IllegalArgumentException("resize needs frames of height × width, not " + shape);
    }
    List<Integer> resized = new ArrayList<>(shape.subList(0, shape.size() - 2));
    resized.addAll(List.of(height, width));
    space = Space.Box.pixels(resized.toArray(Integer[]::new));
    rows = new AreaWeights(shape.get(shape.size() - 2), height);
    columns = new AreaWeights(shape.get(shape.size() - 1), width);
    channels = space.size() / (height * width);
    frame = new float[inner.observationSpace().size()];
    narrow = new float[height * columns.from()];
  }

  @Override
  public Space observationSpace() {
    return space;
  }

  @Override
  public void observe(float[] to, int at) {
    inner.observe(frame, 0);
    for (int c = 0; c < channels; c++) {
      rows.mixRows(frame, c * rows.from() * columns.from(), columns.from(), narrow);
      columns.mixColumns(narrow, rows.to(), to, at + c * rows.to() * columns.to());
    }
    int end = at + channels * rows.to() * columns.to();
    for (int i = at; i < end; i++) {
      to[i] = (int) (to[i] + 0.5f);
    }
  }

  /** Wrapper {@code resize}. */
  @Component(service = WrapperFactory.class)
  @Provides(id = "resize", summary = "Shrinks frames by area")
  public static final class Factory extends WrapperFactoryBase<Factory.Params> {
    /** Parameters. */
    public record Params(@Help("height in pixels") @Default("84") @Min(1) int height, @Help("width in pixels") @Default("84") @Min(1) int width) {}

    public Factory() {
      super(Params.class);
    }

    @Override
    Environment wrap(Environment inner, Params parameters) {
      return new Resize(inner, parameters.height(), parameters.width());
    }
  }
}
