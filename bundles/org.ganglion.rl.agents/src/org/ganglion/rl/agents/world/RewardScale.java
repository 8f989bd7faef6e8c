package org.ganglion.rl.agents.world;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Divides rewards by the deviation of the discounted return so far, so that values are of the size of 1 (Engstrom et al., 2020); the sign stays. */
public final class RewardScale {
  private static final double EPSILON = 1e-8;

  private final boolean on;
  private final double gamma;
  private final double[] returns;
  private final RunningMoments moments = new RunningMoments(1);

  /** For environments side by side. */
  public RewardScale(int environments, double gamma, boolean on) {
    this.on = on;
    this.gamma = gamma;
    returns = new double[environments];
  }

  /** The reward that the agent learns from. */
  public double apply(int environment, double reward, boolean over) {
    if (!on) {
      return reward;
    }
    returns[environment] = returns[environment] * gamma + reward;
    moments.add(returns[environment]);
    if (over) {
      returns[environment] = 0;
    }
    return reward / Math.sqrt(moments.variance(0) + EPSILON);
  }

  /** Writes what was seen. */
  public void save(DataOutput out) throws IOException {
    moments.save(out);
    for (double value : returns) {
      out.writeDouble(value);
    }
  }

  /** Reads what {@link #save} wrote. */
  public void restore(DataInput in) throws IOException {
    moments.restore(in);
    for (int i = 0; i < returns.length; i++) {
      returns[i] = in.readDouble();
    }
  }
}
