package org.ganglion.data.augment;

import java.nio.ByteBuffer;
import org.ganglion.api.artifact.Images;

/**
 * Whether a mirrored image still belongs to its class. A mirrored 2 is no 2, a mirrored cat is a cat: each image and its mirror image are given to
 * the nearest class mean; where mirror images are told apart clearly worse, mirroring changes classes.
 */
public final class MirrorCheck {
  private static final int MOST_IMAGES = 2000;

  private MirrorCheck() {}

  /** Shares of images, and of mirror images, that lie nearest to the mean of their own class; without classes both are 1. */
  public record Result(double images, double mirrored) {
    /** Whether mirroring does no harm: it may cost a twentieth of the share, by chance. */
    public boolean harmless() {
      return mirrored >= 0.95 * images;
    }
  }

  /** Compares. */
  public static Result of(Images images) {
    if (images.labels().isEmpty()) {
      return new Result(1, 1);
    }
    Images.Labels labels = images.labels().get();
    return compare(images, labels, meansOf(images, labels));
  }

  private static double[][] meansOf(Images images, Images.Labels labels) {
    int size = images.imageSize();
    double[][] means = new double[labels.classes().size()][size];
    int[] counts = new int[means.length];
    ByteBuffer pixels = images.pixels();
    for (int i = 0; i < images.count(); i++) {
      double[] mean = means[labels.of()[i]];
      counts[labels.of()[i]]++;
      for (int p = 0; p < size; p++) {
        mean[p] += pixels.get(i * size + p) & 0xff;
      }
    }
    for (int k = 0; k < means.length; k++) {
      for (int p = 0; p < size; p++) {
        // a class without images is nearest to nothing
        means[k][p] = counts[k] == 0 ? Double.POSITIVE_INFINITY : means[k][p] / counts[k];
      }
    }
    return means;
  }

  private static Result compare(Images images, Images.Labels labels, double[][] means) {
    int size = images.imageSize();
    int step = Math.max(1, images.count() / MOST_IMAGES);
    double[] image = new double[size];
    double[] mirror = new double[size];
    int right = 0;
    int rightMirrored = 0;
    int seen = 0;
    ByteBuffer pixels = images.pixels();
    for (int i = 0; i < images.count(); i += step) {
      for (int p = 0; p < size; p++) {
        image[p] = pixels.get(i * size + p) & 0xff;
        mirror[p - p % images.width() + images.width() - 1 - p % images.width()] = image[p];
      }
      right += nearest(means, image) == labels.of()[i] ? 1 : 0;
      rightMirrored += nearest(means, mirror) == labels.of()[i] ? 1 : 0;
      seen++;
    }
    return new Result((double) right / seen, (double) rightMirrored / seen);
  }

  private static int nearest(double[][] means, double[] image) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < means.length; k++) {
      double distance = 0;
      for (int p = 0; p < image.length && distance < least; p++) {
        distance += (image[p] - means[k][p]) * (image[p] - means[k][p]);
      }
      if (distance < least) {
        least = distance;
        best = k;
      }
    }
    return best;
  }
}
