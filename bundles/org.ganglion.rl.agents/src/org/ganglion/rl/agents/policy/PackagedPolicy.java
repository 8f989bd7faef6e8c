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
  private final ActionHead head;
  private final boolean choosesByValue;
  private final int size;
  private final float[] outputs;
  private final double[] decision;

  /**
   * Opens a package.
   *
   * @param choosesByValue whether its outputs are values of actions rather than an opinion on their probability
   * @throws InputException when it is damaged, or no policy for these spaces
   */
  public PackagedPolicy(DevicePackage packed, Space observations, Space actions, int actors, boolean choosesByValue) {
    this.choosesByValue = choosesByValue;
    try {
      runner = EdgePackage.read(packed.bytes()).runner();
    } catch (IOException e) {
      throw new InputException("packed: this package cannot be opened: " + e.getMessage(), e);
    }
    head = ActionHead.of(actions);
    size = runner.input().length;
    int given = runner.model().output().size();
    if (observations instanceof Space.Discrete || size != observations.size() || given != head.outputs()) {
      throw new InputException("packed: the package takes " + size + " numbers and gives " + given + ", the environment shows " + observations + " and takes "
          + actions + ": pack the port 'network' of rl.export");
    }
    outputs = new float[actors * given];
    decision = new double[head.width()];
  }

  @Override
  public void look(float[] seen) {
    float[] input = runner.input();
    int given = head.outputs();
    for (int actor = 0; actor * size < seen.length; actor++) {
      for (int k = 0; k < size; k++) {
        input[k] = runner.model().preprocessing.apply(seen[actor * size + k], k);
      }
      runner.run();
      System.arraycopy(runner.float32(runner.outputValue()), 0, outputs, actor * given, given);
    }
  }

  @Override
  public void best(int actor, double[] action, int at) {
    head.best(outputs, actor * head.outputs(), decision, 0);
    head.act(decision, 0, action, at);
  }

  @Override
  public void sample(int actor, RandomStream random, long step, double[] action, int at) {
    if (choosesByValue) {
      best(actor, action, at);
      return;
    }
    head.sample(outputs, actor * head.outputs(), random, step, actor, decision, 0);
    head.act(decision, 0, action, at);
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
