package org.ganglion.rl.agents.policy;

import java.io.IOException;
import org.ganglion.api.artifact.DevicePackage;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Space;
import org.ganglion.edge.EdgePackage;
import org.ganglion.edge.EdgeRunner;

/** An exported policy without memory, packed for devices and run as a device runs it, one observation after the other. */
public final class PackagedPolicy implements Player {
  private final EdgeRunner runner;
  private final Decisions decisions;
  private final int size;
  private final int given;

  /**
   * Opens a package.
   *
   * @param choosesByValue whether its outputs are values of actions rather than an opinion on their probability
   * @throws InputException when it is damaged, or no policy for these spaces
   */
  public PackagedPolicy(DevicePackage packed, Space observations, Space actions, int actors, boolean choosesByValue) {
    try {
      runner = EdgePackage.read(packed.bytes()).runner();
    } catch (IOException e) {
      throw new InputException("packed: this package cannot be opened: " + e.getMessage(), e);
    }
    ActionHead head = ActionHead.of(actions);
    size = runner.input().length;
    given = runner.model().output().size();
    if (observations instanceof Space.Discrete || size != observations.size() || given != head.outputs()) {
      throw new InputException("packed: the package takes " + size + " numbers and gives " + given + ", the environment shows " + observations
          + " and takes "
          + actions + ": pack the port 'network' of rl.export");
    }
    decisions = new Decisions(head, actors, choosesByValue);
  }

  @Override
  public void look(float[] seen) {
    float[] input = runner.input();
    for (int actor = 0; actor * size < seen.length; actor++) {
      for (int k = 0; k < size; k++) {
        input[k] = runner.model().preprocessing.apply(seen[actor * size + k], k);
      }
      runner.run();
      System.arraycopy(runner.float32(runner.outputValue()), 0, decisions.outputs(), actor * given, given);
    }
  }

  @Override
  public void best(int actor, double[] action, int at) {
    decisions.best(actor, action, at);
  }

  @Override
  public void sample(int actor, RandomStream random, long step, double[] action, int at) {
    decisions.sample(actor, random, step, action, at);
  }

  @Override
  public void begin(int actor) {
    // A policy without memory has nothing to forget.
  }

  @Override
  public void close() {
    // A package in memory holds nothing.
  }
}
