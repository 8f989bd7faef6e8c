package org.ganglion.rl.agents.policy;

import org.ganglion.api.random.RandomStream;

/** Turns a network's outputs for several actors into their actions, the best ones or ones drawn at random. */
final class Decisions {
  private final ActionHead head;
  private final boolean byValue;
  private final float[] outputs;
  private final double[] decision;

  /**
   * Room for outputs.
   *
   * @param byValue whether outputs are values of actions rather than an opinion on their probability; the best is taken then, always
   */
  Decisions(ActionHead head, int actors, boolean byValue) {
    this.head = head;
    this.byValue = byValue;
    outputs = new float[actors * head.outputs()];
    decision = new double[head.width()];
  }

  /** The network's outputs, actors × head's outputs, to be written before actions are asked for. */
  float[] outputs() {
    return outputs;
  }

  void best(int actor, double[] action, int at) {
    head.best(outputs, actor * head.outputs(), decision, 0);
    head.act(decision, 0, action, at);
  }

  void sample(int actor, RandomStream random, long step, double[] action, int at) {
    if (byValue) {
      best(actor, action, at);
      return;
    }
    head.sample(outputs, actor * head.outputs(), random, step, actor, decision, 0);
    head.act(decision, 0, action, at);
  }
}
