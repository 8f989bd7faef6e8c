package org.ganglion.compression.data;

import java.nio.FloatBuffer;
import java.util.List;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.tensor.Shape;
import org.ganglion.kit.training.Samples;

/** Images as a network takes them, as images or as flat vectors; one-hot classes as targets where there are classes, else zeros. */
record PixelSamples(Images images, Shape input, Shape target, float scale, float shift, List<String> classes) implements Samples {
  PixelSamples {
    if (input.size() != images.imageSize()) {
      throw new InputException("images: these are of " + images.channels() + "×" + images.height() + "×" + images.width() + ", the network takes "
          + input);
    }
    if (!classes.isEmpty() && !images.labels().map(Images.Labels::classes).orElse(List.of()).equals(classes)) {
      throw new InputException("images: the network knows the classes " + classes + ", these images have "
          + images.labels().map(Images.Labels::classes)
          .map(Object::toString).orElse("no labels"));
    }
  }

  @Override
  public int count() {
    return images.count();
  }

  @Override
  public void input(int sample, FloatBuffer to, int position) {
    images.copy(sample, to, position, scale, shift);
  }

  @Override
  public void target(int sample, FloatBuffer to, int position) {
    for (int c = 0; c < target.size(); c++) {
      to.put(position + c, !classes.isEmpty() && images.labels().orElseThrow().of()[sample] == c ? 1 : 0);
    }
  }
}
