package org.ganglion.anomaly.detector;

import java.util.Arrays;
import java.util.Map;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.anomaly.Samples;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Provides;
import org.osgi.service.component.annotations.Component;

/** The linear bow tie: a sample is written as its best {@code axes} numbers and read back; what is lost is its abnormality. No training, no luck. */
@Component(service = Detector.class)
@Provides(id = "pca", summary = "reconstruction error of the principal axes, the linear auto-encoder")
public final class Pca implements Detector {
  private static final String KIND = "pca";

  private final int axes;

  /** Four axes, which served most series. */
  public Pca() {
    this(4);
  }

  /** A bottleneck of a stated width. */
  public Pca(int axes) {
    this.axes = axes;
  }

  @Override
  public FittedDetector fit(Samples normal, long seed) {
    if (normal.count() < 2) {
      throw new InputException("PCA learns from at least 2 samples, there are " + normal.count());
    }
    PrincipalAxes principal = PrincipalAxes.of(normal, axes, seed);
    Fitted fitted = new Fitted(principal, null);
    return new Fitted(principal, NormalScores.of(fitted, normal));
  }

  @Override
  public FittedDetector restore(Map<String, Object> state) {
    States.require(state, KIND);
    return new Fitted(
        new PrincipalAxes(States.doubles(state.get("mean")), States.rows(state.get("axes"))), new NormalScores(States.doubles(state.get("scores"))));
  }

  private record Fitted(PrincipalAxes principal, NormalScores normal) implements FittedDetector {
    @Override
    public double score(double[] sample) {
      double[] rest = rest(sample);
      return Math.sqrt(PrincipalAxes.dot(rest, rest));
    }

    private double[] rest(double[] sample) {
      double[] rest = sample.clone();
      for (int k = 0; k < rest.length; k++) {
        rest[k] -= principal.mean()[k];
      }
      for (double[] axis : principal.axes()) {
        double along = PrincipalAxes.dot(rest, axis);
        for (int k = 0; k < rest.length; k++) {
          rest[k] -= along * axis[k];
        }
      }
      return rest;
    }

    @Override
    public double threshold(double share) {
      return normal.threshold(share);
    }

    @Override
    public double[] explain(double[] sample) {
      return Shares.ofSquares(rest(sample));
    }

    @Override
    public double[] bottleneck(double[] sample) {
      double[] centred = sample.clone();
      Arrays.setAll(centred, k -> sample[k] - principal.mean()[k]);
      return Arrays.stream(principal.axes()).mapToDouble(axis -> PrincipalAxes.dot(centred, axis)).toArray();
    }

    @Override
    public double[] reconstruct(double[] sample) {
      double[] rest = rest(sample);
      double[] back = new double[rest.length];
      Arrays.setAll(back, k -> sample[k] - rest[k]);
      return back;
    }

    @Override
    public Map<String, Object> state() {
      return Map.of(
          "kind", KIND, "mean", States.list(principal.mean()), "axes", States.lists(principal.axes()), "scores", States.list(normal.quantiles()));
    }
  }
}
