package org.ganglion.kit.training;

import java.nio.FloatBuffer;
import org.ganglion.api.tensor.Shape;

/** Some samples of others, for instance those that are kept from training. */
record ChosenSamples(Samples all, int[] positions) implements Samples {
  @Override
  public int count() {
    return positions.length;
  }

  @Override
  public Shape input() {
    return all.input();
  }

  @Override
  public Shape target() {
    return all.target();
  }

  @Override
  public void input(int sample, FloatBuffer to, int position) {
    all.input(positions[sample], to, position);
  }

  @Override
  public void target(int sample, FloatBuffer to, int position) {
    all.target(positions[sample], to, position);
  }
}
