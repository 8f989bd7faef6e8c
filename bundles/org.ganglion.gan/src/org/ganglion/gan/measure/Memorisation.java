package org.ganglion.gan.measure;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.gan.health.Distances;
import org.ganglion.api.random.RandomStream;
import org.ganglion.gan.source.ChosenSamples;
import org.ganglion.gan.source.RealSamples;

/**
 * Whether made samples are copies. For each the distance to the nearest training sample, beside the same of real samples that are none of them: the
 * first percentile of these is the limit that one real sample in a hundred is below by chance.
 */
public final class Memorisation {
  private static final double PERCENTILE = 0.01;

  private final double[] real;
  private final double[] made;

  private Memorisation(double[] real, double[] made) {
    this.real = real;
    this.made = made;
  }

  /** Compares up to {@code most} made and as many real samples with all training ones. */
  public static Memorisation of(RealSamples made, RealSamples unseen, RealSamples training, int most, RandomStream stream) {
    float[][] known = rows(training, Integer.MAX_VALUE, stream);
    return new Memorisation(nearest(rows(unseen, most, stream), known), nearest(rows(made, most, stream), known));
  }

  private static float[][] rows(RealSamples all, int most, RandomStream stream) {
    RealSamples samples = ChosenSamples.drawn(all, most, stream);
    float[][] rows = new float[samples.count()][samples.channels() * samples.height() * samples.width()];
    for (int i = 0; i < rows.length; i++) {
      samples.copy(i, FloatBuffer.wrap(rows[i]), 0);
    }
    return rows;
  }

  private static double[] nearest(float[][] rows, float[][] known) {
    double[] distances = Arrays.stream(rows).mapToDouble(row -> Distances.nearest(row, known)).toArray();
    Arrays.sort(distances);
    return distances;
  }

  /** The limit: a distance that one real sample in a hundred is below. */
  double limit() {
    return real[(int) (PERCENTILE * (real.length - 1))];
  }

  /** Share of made samples below the limit. */
  double share() {
    double limit = limit();
    return Arrays.stream(made).filter(distance -> distance < limit).count() / (double) made.length;
  }

  /** The largest share that chance explains: three deviations of a difference of two shares above one in a hundred. */
  double chance() {
    return PERCENTILE + 3 * Math.sqrt(PERCENTILE * (1 - PERCENTILE) * (1.0 / made.length + 1.0 / real.length));
  }

  /** As named results. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("samples compared", made.length);
    facts.put("share nearer than the 1st percentile of real ones", share());
    facts.put("largest share that chance explains", chance());
    facts.put("memorised", share() > chance());
    facts.put("median distance of made samples", made[made.length / 2]);
    facts.put("median distance of unseen real ones", real[real.length / 2]);
    return facts;
  }
}
