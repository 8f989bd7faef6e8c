package org.ganglion.anomaly.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ganglion.api.anomaly.FittedDetector;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.operator.InputException;
import org.ganglion.kit.json.Json;

/**
 * Red-flag groups as they are remembered: what a new flag looks like.
 *
 * @param sensors how many the groups were found with
 * @param typical a point for each group: mean signature and direction in the bottleneck
 * @param reach how far the group's own flags lie from it, at most
 */
public record GroupBook(int sensors, List<String> names, double[][] typical, double[] reach) {
  private static final String KEY = "book";

  /** Farther than so many reaches a flag is like none of the groups. */
  private static final double FAR = 2;

  private static final double LEAST_REACH = 0.2;

  /** Of groups that were found. */
  public static GroupBook of(RedFlags flags, List<String> sensors) {
    int groups = flags.groups().centers().length;
    double[][] typical = new double[groups][flags.points()[0].length];
    double[] reach = new double[groups];
    List<String> names = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      int wanted = group;
      double[][] own = java.util.stream.IntStream.range(0, flags.points().length).filter(i -> flags.groups().of()[i] == wanted)
          .mapToObj(i -> flags.points()[i]).toArray(double[][]::new);
      for (double[] point : own) {
        Arrays.setAll(typical[wanted], k -> typical[wanted][k] + point[k] / own.length);
      }
      reach[group] = Math.max(LEAST_REACH,
          Arrays.stream(own).mapToDouble(point -> Math.sqrt(Clusters.distance(point, typical[wanted]))).max().orElse(0));
      names.add(flags.name(group, sensors));
    }
    return new GroupBook(sensors.size(), names, typical, reach);
  }

  /** Adds the book to facts. */
  public void into(Map<String, Object> facts) {
    facts.put(
        KEY,
        Map.of(
            "sensors", sensors,
            "names", names,
            "typical", Arrays.stream(typical).map(row -> Arrays.stream(row).boxed().toList()).toList(),
            "reach", Arrays.stream(reach).boxed().toList()));
  }

  /** The book in the facts of {@code anomaly.explain}. */
  public static GroupBook of(Facts facts) {
    if (!(facts.values().get(KEY) instanceof Map<?, ?> book)) {
      throw new InputException("groups: these facts hold no red-flag groups; take the port 'groups' of an anomaly.explain step");
    }
    double[][] typical = ((List<?>) book.get("typical")).stream().map(GroupBook::numbers).toArray(double[][]::new);
    List<String> names = ((List<?>) book.get("names")).stream().map(Object::toString).toList();
    return new GroupBook(((Number) book.get("sensors")).intValue(), names, typical, numbers(book.get("reach")));
  }

  private static double[] numbers(Object list) {
    return ((List<?>) list).stream().mapToDouble(Json::number).toArray();
  }

  /** What a window looks like: {@code group 3: drift in inner_race}, or that it is like none. */
  public String nearest(double[] sample, FittedDetector detector) {
    double[] point = RedFlags.point(detector, sample, sensors);
    if (point.length != typical[0].length) {
      throw new InputException("groups: they were found with another detector or other sensors; run anomaly.explain with this one");
    }
    int nearest = Clusters.nearest(typical, point);
    boolean far = Math.sqrt(Clusters.distance(point, typical[nearest])) > FAR * reach[nearest];
    return far ? "like no group so far" : "group " + (nearest + 1) + ": " + names.get(nearest);
  }
}
