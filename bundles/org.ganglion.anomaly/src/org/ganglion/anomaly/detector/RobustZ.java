package org.ganglion.anomaly.detector;

import java.util.Arrays;
import java.util.Map;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.anomaly.Samples;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Provides;
import org.osgi.service.component.annotations.Component;

/** How far each value lies from the median of its place, in median deviations; the root mean square over the sample. The one to beat. */
@Component(service = Detector.class)
@Provides(id = "robust-z", summary = "distance from the medians in median deviations")
public final class RobustZ implements Detector {
  private static final String KIND = "robust-z";
  private static final int MOST_SAMPLES = 5000;

  /** Makes the median absolute deviation of a Gaussian its standard deviation. */
  private static final double GAUSSIAN = 1.4826;

  @Override
  public FittedDetector fit(Samples normal, long seed) {
    if (normal.count() < 2) {
      throw new InputException("a robust z-score learns from at least 2 samples, there are " + normal.count());
    }
    int step = Math.max(1, normal.count() / MOST_SAMPLES);
    int rows = (normal.count() + step - 1) / step;
    double[][] columns = new double[normal.width()][rows];
    double[] sample = new double[normal.width()];
    for (int i = 0; i < rows; i++) {
      normal.read(i * step, sample);
      for (int k = 0; k < sample.length; k++) {
        columns[k][i] = sample[k];
      }
    }
    double[] median = Arrays.stream(columns).mapToDouble(RobustZ::median).toArray();
    double[] deviation = new double[median.length];
    for (int k = 0; k < median.length; k++) {
      double center = median[k];
      double spread = GAUSSIAN * median(Arrays.stream(columns[k]).map(v -> Math.abs(v - center)).toArray());
      deviation[k] = Math.max(spread, 1e-3);
    }
    return new Fitted(median, deviation, NormalScores.of(new Fitted(median, deviation, null), normal));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  @Override
  public FittedDetector restore(Map<String, Object> state) {
    States.require(state, KIND);
    return new Fitted(States.doubles(state.get("median")), States.doubles(state.get("deviation")),
        new NormalScores(States.doubles(state.get("scores"))));
  }

  private record Fitted(double[] median, double[] deviation, NormalScores normal) implements FittedDetector {
    private double[] far(double[] sample) {
      double[] far = new double[sample.length];
      Arrays.setAll(far, k -> (sample[k] - median[k]) / deviation[k]);
      return far;
    }

    @Override
    public double score(double[] sample) {
      double[] far = far(sample);
      return Math.sqrt(PrincipalAxes.dot(far, far) / far.length);
    }

    @Override
    public double threshold(double share) {
      return normal.threshold(share);
    }

    @Override
    public double[] explain(double[] sample) {
      return Shares.ofSquares(far(sample));
    }

    @Override
    public double[] reconstruct(double[] sample) {
      return median.clone();
    }

    @Override
    public Map<String, Object> state() {
      return Map.of("kind", KIND, "median", States.list(median), "deviation", States.list(deviation), "scores", States.list(normal.quantiles()));
    }
  }
}
