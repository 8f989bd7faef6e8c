package org.ganglion.rl.agents.world;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.rl.SyncVectorEnvironment;
import org.ganglion.api.rl.VectorStep;

/**
 * Returns of the episodes while learning, as the agent explores: the mean of the last hundred is a curve. Where a wrapper tells an episode's own
 * return (signs of rewards, skipped frames), that counts.
 */
public final class EpisodeLog {
  private static final int LAST = 100;
  private static final int POINTS = 200;

  private final RunContext context;
  private final double[] running;
  private final int[] length;
  private final double[] returns = new double[LAST];
  private final double[] lengths = new double[LAST];
  private final long interval;
  private long episodes;
  private long crashes;
  private long drawn;

  EpisodeLog(int environments, long steps, RunContext context) {
    this.context = context;
    running = new double[environments];
    length = new int[environments];
    interval = Math.max(1, steps / POINTS);
  }

  void add(VectorStep step, long steps) {
    for (int i = 0; i < running.length; i++) {
      running[i] += step.rewards()[i];
      length[i]++;
      if (step.over(i)) {
        end(i, step.info(i), steps);
      }
    }
    boolean due = steps / interval > drawn;
    drawn = steps / interval;
    if (due && episodes > 0) {
      context.metric("return while learning", steps, meanReturn());
      context.metric("episode length", steps, mean(lengths));
    }
  }

  private void end(int i, Map<String, Object> info, long steps) {
    Object told = info.get("episode");
    int place = (int) (episodes % LAST);
    returns[place] = told instanceof Map<?, ?> episode && episode.get("return") instanceof Number total ? total.doubleValue() : running[i];
    lengths[place] = length[i];
    episodes++;
    running[i] = 0;
    length[i] = 0;
    Object crash = info.get(SyncVectorEnvironment.CRASH);
    if (crash != null) {
      crashes++;
      context.log("environment " + i + " failed at step " + steps + ", its episode ends and a new environment takes its place: " + crash);
    }
  }

  /** Mean return of the last hundred episodes; NaN before the first. */
  public double meanReturn() {
    return mean(returns);
  }

  private double mean(double[] values) {
    int known = (int) Math.min(episodes, LAST);
    double sum = 0;
    for (int i = 0; i < known; i++) {
      sum += values[i];
    }
    return known == 0 ? Double.NaN : sum / known;
  }

  /** Points of the curves so far. */
  public long points() {
    return drawn;
  }

  /** Episodes that ended. */
  public long episodes() {
    return episodes;
  }

  /** Episodes that ended because their environment failed. */
  public long crashes() {
    return crashes;
  }

  void save(DataOutput out) throws IOException {
    for (int i = 0; i < running.length; i++) {
      out.writeDouble(running[i]);
      out.writeInt(length[i]);
    }
    for (int i = 0; i < LAST; i++) {
      out.writeDouble(returns[i]);
      out.writeDouble(lengths[i]);
    }
    out.writeLong(episodes);
    out.writeLong(crashes);
    out.writeLong(drawn);
  }

  void restore(DataInput in) throws IOException {
    for (int i = 0; i < running.length; i++) {
      running[i] = in.readDouble();
      length[i] = in.readInt();
    }
    for (int i = 0; i < LAST; i++) {
      returns[i] = in.readDouble();
      lengths[i] = in.readDouble();
    }
    episodes = in.readLong();
    crashes = in.readLong();
    drawn = in.readLong();
  }
}
