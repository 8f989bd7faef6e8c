package org.ganglion.anomaly.detector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ganglion.api.anomaly.Detector;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.anomaly.Samples;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Provides;
import org.osgi.service.component.annotations.Component;

/**
 * Isolation forest (Liu, Ting and Zhou, 2008): random cuts set an outlier apart soon. The score is {@code 2^(−mean depth / c(256))}, between 0 and 1;
 * about
 * 0.5 where nothing is special. For rows of a table; on windows it knows nothing of their order.
 */
@Component(service = Detector.class)
@Provides(id = "isolation-forest", summary = "how few random cuts set a sample apart")
public final class IsolationForest implements Detector {
  private static final String KIND = "isolation-forest";
  private static final int TREES = 100;
  private static final int SAMPLES = 256;
  private static final double EULER = 0.5772156649;

  /** Places of a node in its tree's array: feature (−1: a leaf), cut or rest of the depth, left child, right child. */
  private static final int NODE = 4;

  @Override
  public FittedDetector fit(Samples normal, long seed) {
    if (normal.count() < 2) {
      throw new InputException("an isolation forest learns from at least 2 samples, there are " + normal.count());
    }
    SplittableRandom random = new SplittableRandom(seed);
    int taken = Math.min(SAMPLES, normal.count());
    int deepest = (int) Math.ceil(Math.log(taken) / Math.log(2));
    double[][] trees = new double[TREES][];
    for (int t = 0; t < TREES; t++) {
      double[][] rows = new double[taken][normal.width()];
      for (double[] row : rows) {
        normal.read(random.nextInt(normal.count()), row);
      }
      List<double[]> nodes = new ArrayList<>();
      grow(nodes, rows, 0, deepest, random);
      trees[t] = nodes.stream().flatMapToDouble(Arrays::stream).toArray();
    }
    Fitted fitted = new Fitted(trees, averagePath(taken), null);
    return new Fitted(trees, fitted.unit, NormalScores.of(fitted, normal));
  }

  private static int grow(List<double[]> nodes, double[][] rows, int depth, int deepest, SplittableRandom random) {
    int place = nodes.size();
    double[] node = {-1, depth + averagePath(rows.length), 0, 0};
    nodes.add(node);
    if (depth == deepest || rows.length < 2) {
      return place;
    }
    // A feature that varies, from a random one on.
    int width = rows[0].length;
    int first = random.nextInt(width);
    for (int k = 0; k < width; k++) {
      int feature = (first + k) % width;
      double low = Arrays.stream(rows).mapToDouble(row -> row[feature]).min().orElseThrow();
      double high = Arrays.stream(rows).mapToDouble(row -> row[feature]).max().orElseThrow();
      if (high > low) {
        double cut = low + random.nextDouble() * (high - low);
        node[0] = feature;
        node[1] = cut;
        node[2] = grow(nodes, Arrays.stream(rows).filter(row -> row[feature] <= cut).toArray(double[][]::new), depth + 1, deepest, random);
        node[3] = grow(nodes, Arrays.stream(rows).filter(row -> row[feature] > cut).toArray(double[][]::new), depth + 1, deepest, random);
        return place;
      }
    }
    return place;
  }

  /** Mean depth of an unsuccessful search in a binary tree of n. */
  private static double averagePath(int n) {
    return n <= 1 ? 0 : n == 2 ? 1 : 2 * (Math.log(n - 1) + EULER) - 2.0 * (n - 1) / n;
  }

  @Override
  public FittedDetector restore(Map<String, Object> state) {
    States.require(state, KIND);
    return new Fitted(
        States.rows(state.get("trees")), ((Number) state.get("unit")).doubleValue(), new NormalScores(States.doubles(state.get("scores"))));
  }

  private record Fitted(double[][] trees, double unit, NormalScores normal) implements FittedDetector {
    @Override
    public double score(double[] sample) {
      return score(sample, new double[sample.length]);
    }

    private double score(double[] sample, double[] cuts) {
      double sum = 0;
      for (double[] tree : trees) {
        int at = 0;
        int depth = 0;
        while (tree[at * NODE] >= 0) {
          int feature = (int) tree[at * NODE];
          cuts[feature] += 1.0 / (1 + depth++);
          at = (int) tree[at * NODE + (sample[feature] <= tree[at * NODE + 1] ? 2 : 3)];
        }
        sum += tree[at * NODE + 1];
      }
      return Math.pow(2, -sum / trees.length / unit);
    }

    @Override
    public double threshold(double share) {
      return normal.threshold(share);
    }

    /** By the cuts on a sample's way, early ones weighing more. */
    @Override
    public double[] explain(double[] sample) {
      double[] cuts = new double[sample.length];
      score(sample, cuts);
      return Shares.of(cuts);
    }

    @Override
    public Map<String, Object> state() {
      return Map.of("kind", KIND, "trees", States.lists(trees), "unit", unit, "scores", States.list(normal.quantiles()));
    }
  }
}
