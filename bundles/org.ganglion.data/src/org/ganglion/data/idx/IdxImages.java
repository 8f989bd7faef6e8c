package org.ganglion.data.idx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.operator.InputException;

/** Grey images of an IDX file, with the labels of another. */
public final class IdxImages {
  private IdxImages() {}

  /**
   * Reads images, and labels where there are any. The classes are the numbers from 0 to the largest label.
   *
   * @throws InputException when a file is bad, or the two do not belong together
   */
  public static Images read(Path images, Optional<Path> labels) throws IOException {
    IdxFile pixels = IdxFile.read(images, 3);
    int[] axes = pixels.axes();
    if (axes[0] == 0 || axes[1] == 0 || axes[2] == 0) {
      throw new InputException(images + ": it holds no image, its header says " + axes[0] + "×" + axes[1] + "×" + axes[2]);
    }
    Optional<Images.Labels> known = Optional.empty();
    if (labels.isPresent()) {
      known = Optional.of(labels(labels.get(), images, axes[0]));
    }
    return new Images(1, axes[1], axes[2], pixels.values(), known, Optional.empty());
  }

  private static Images.Labels labels(Path path, Path images, int count) throws IOException {
    IdxFile file = IdxFile.read(path, 1);
    if (file.axes()[0] != count) {
      throw new InputException(path + ": it holds " + file.axes()[0] + " labels, " + images.getFileName() + " holds " + count
          + " images; the counts must be equal");
    }
    ByteBuffer values = file.values();
    int[] of = new int[count];
    int largest = 0;
    for (int i = 0; i < count; i++) {
      of[i] = values.get(i) & 0xff;
      largest = Math.max(largest, of[i]);
    }
    List<String> classes = new ArrayList<>();
    for (int label = 0; label <= largest; label++) {
      classes.add(Integer.toString(label));
    }
    return new Images.Labels(of, classes);
  }
}
