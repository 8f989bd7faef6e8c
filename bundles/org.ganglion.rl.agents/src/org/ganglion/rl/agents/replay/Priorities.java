package org.ganglion.rl.agents.replay;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.ganglion.api.random.RandomStream;

/**
 * How transitions are drawn. Evenly, or with probability {@code ∝ (error + ε)^alpha} (Schaul et al., 2016): what surprised is drawn more often, and
 * counts less in return, by the weight {@code (N·p)^−beta} over the largest one of the batch.
 */
public final class Priorities {
  private static final double EPSILON = 1e-3;

  private final ReplayBuffer buffer;
  private final double alpha;
  private final SumTree tree;
  private double largest = 1;

  /** Draws from a buffer; {@code alpha} 0 is evenly. */
  public Priorities(ReplayBuffer buffer, double alpha) {
    this.buffer = buffer;
    this.alpha = alpha;
    tree = alpha > 0 ? new SumTree(buffer.slots()) : null;
  }

  /** The newest transitions of all environments may be drawn, as likely as the most surprising ones so far. */
  public void added(int environments) {
    for (int i = 0; i < environments && tree != null; i++) {
      tree.set(buffer.newest(i), largest);
    }
  }

  /** Everything in the buffer may be drawn, equally likely. */
  public void addAll(int environments) {
    for (int age = 0; age < buffer.depth() && tree != null; age++) {
      for (int i = 0; i < environments; i++) {
        tree.set(buffer.aged(i, age), largest);
      }
    }
  }

  /** Draws slots and their weights. */
  public void draw(RandomStream random, long step, int environments, double beta, int[] slots, double[] weights) {
    double most = 0;
    for (int k = 0; k < slots.length; k++) {
      slots[k] = tree == null ? even(random, step, k, slots.length, environments) : byPriority(random, step, k, slots.length);
      weights[k] = tree == null ? 1 : Math.pow(buffer.depth() * environments * tree.get(slots[k]) / tree.total(), -beta);
      most = Math.max(most, weights[k]);
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] /= most;
    }
  }

  private int even(RandomStream random, long step, int k, int batch, int environments) {
    for (int attempt = 0; ; attempt++) {
      int number = random.below(buffer.depth() * environments, step, k + (long) attempt * batch);
      int slot = buffer.aged(number % environments, number / environments);
      if (buffer.known(slot)) {
        return slot;
      }
    }
  }

  /** One from each of as many equal parts of the sum, which spreads a batch. */
  private int byPriority(RandomStream random, long step, int k, int batch) {
    for (int attempt = 0; ; attempt++) {
      int slot = tree.find((k + random.uniform(step, k + (long) attempt * batch)) / batch * tree.total());
      if (buffer.known(slot)) {
        return slot;
      }
    }
  }

  /** How far a drawn transition was from what was expected. */
  public void learnt(int slot, double error) {
    if (tree != null) {
      double priority = Math.pow(Math.abs(error) + EPSILON, alpha);
      largest = Math.max(largest, priority);
      tree.set(slot, priority);
    }
  }

  /** Writes the priorities. */
  public void save(DataOutputStream out) throws IOException {
    out.writeDouble(largest);
    for (int slot = 0; slot < buffer.slots() && tree != null; slot++) {
      out.writeDouble(tree.get(slot));
    }
  }

  /** Reads what {@link #save} wrote. */
  public void restore(DataInputStream in) throws IOException {
    largest = in.readDouble();
    for (int slot = 0; slot < buffer.slots() && tree != null; slot++) {
      tree.set(slot, in.readDouble());
    }
  }
}
