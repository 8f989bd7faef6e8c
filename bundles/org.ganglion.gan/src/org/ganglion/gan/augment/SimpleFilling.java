package org.ganglion.gan.augment;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Comparator;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;
import org.ganglion.gan.source.Shift;

/** Ways without a generator to have more samples of a class: what a GAN has to beat. */
public enum SimpleFilling {
  /** The samples again. */
  OVERSAMPLING {
    @Override
    public float[][] make(float[][] own, int count, Shape image, RandomStream stream) {
      float[][] made = new float[count][];
      Arrays.setAll(made, i -> own[i % own.length]);
      return made;
    }
  },
  /** The samples moved by up to two pixels each way. */
  SHIFT {
    @Override
    public float[][] make(float[][] own, int count, Shape image, RandomStream stream) {
      float[][] made = new float[count][];
      Arrays.setAll(made, i -> moved(own[i % own.length], image, stream, i));
      return made;
    }
  },
  /** Points between a sample and one of its five nearest (Chawla et al., 2002). */
  SMOTE {
    @Override
    public float[][] make(float[][] own, int count, Shape image, RandomStream stream) {
      int[][] neighbours = new int[own.length][];
      float[][] made = new float[count][];
      for (int i = 0; i < count; i++) {
        int at = i % own.length;
        if (neighbours[at] == null) {
          neighbours[at] = nearest(own, at);
        }
        // A class of one sample has no neighbour: then it is the sample again.
        float[] other = neighbours[at].length == 0 ? own[at] : own[neighbours[at][stream.below(neighbours[at].length, i, 0)]];
        float share = (float) stream.uniform(i, 1);
        made[i] = new float[other.length];
        for (int p = 0; p < other.length; p++) {
          made[i][p] = own[at][p] + share * (other[p] - own[at][p]);
        }
      }
      return made;
    }
  },
  /** Draws of the normal distribution that has the samples' mean and covariance: the mean and normal shares of what each sample differs from it. */
  GAUSSIAN {
    @Override
    public float[][] make(float[][] own, int count, Shape image, RandomStream stream) {
      int size = own[0].length;
      float[] mean = new float[size];
      for (float[] row : own) {
        for (int p = 0; p < size; p++) {
          mean[p] += row[p] / own.length;
        }
      }
      float[][] made = new float[count][];
      double root = Math.sqrt(Math.max(1, own.length - 1));
      for (int i = 0; i < count; i++) {
        float[] row = mean.clone();
        for (int j = 0; j < own.length; j++) {
          float share = (float) (stream.normal(i, j) / root);
          for (int p = 0; p < size; p++) {
            row[p] += share * (own[j][p] - mean[p]);
          }
        }
        for (int p = 0; p < size; p++) {
          row[p] = Math.clamp(row[p], -1, 1);
        }
        made[i] = row;
      }
      return made;
    }
  };

  private static final int NEIGHBOURS = 5;
  private static final int PIXELS = 2;

  /** Makes samples from those of a class. */
  public abstract float[][] make(float[][] own, int count, Shape image, RandomStream stream);

  /** A sample moved by up to two pixels each way. */
  static float[] moved(float[] row, Shape image, RandomStream stream, long number) {
    float[] moved = row.clone();
    new Shift(PIXELS).apply(FloatBuffer.wrap(moved), 0, image.dim(0), image.dim(1), image.dim(2), stream, number, 0);
    return moved;
  }

  private static int[] nearest(float[][] own, int at) {
    double[] distances = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      for (int p = 0; p < own[i].length; p++) {
        double gap = own[i][p] - own[at][p];
        distances[i] += gap * gap;
      }
    }
    Integer[] order = new Integer[own.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> distances[i]));
    return Arrays.stream(order).filter(i -> i != at).limit(NEIGHBOURS).mapToInt(i -> i).toArray();
  }
}
