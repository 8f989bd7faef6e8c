package org.ganglion.rl.agents.replay;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.ganglion.api.rl.Experience;
import org.ganglion.api.rl.VectorStep;

/**
 * The last transitions of several environments, each in a ring of its own, so that steps that followed each other stand side by side: returns over
 * several steps are put together when drawn. An observation is kept once, the final ones beside it.
 */
public final class ReplayBuffer {
  private final int environments;
  private final int capacity;
  private final int size;
  private final float[] observations;
  private final int[] actions;
  private final float[] rewards;
  private final boolean[] terminated;
  private final boolean[] truncated;
  private final Map<Integer, float[]> finals = new HashMap<>();
  private long added;

  /** Room for {@code capacity} transitions in all, with {@code size} numbers in an observation. */
  public ReplayBuffer(int environments, int capacity, int size) {
    this.environments = environments;
    this.capacity = Math.max(2, capacity / environments);
    this.size = size;
    int slots = environments * this.capacity;
    observations = new float[Math.multiplyExact(slots, size)];
    actions = new int[slots];
    rewards = new float[slots];
    terminated = new boolean[slots];
    truncated = new boolean[slots];
  }

  /** Adds a transition of every environment. */
  public void add(float[] seen, int[] chosen, VectorStep result) {
    for (int i = 0; i < environments; i++) {
      int slot = slot(i, added);
      System.arraycopy(seen, i * size, observations, slot * size, size);
      actions[slot] = chosen[i];
      rewards[slot] = (float) result.rewards()[i];
      terminated[slot] = result.terminated()[i];
      truncated[slot] = result.truncated()[i];
      finals.remove(slot);
      if (result.over(i)) {
        float[] last = new float[size];
        result.copyNextObservation(i, last, 0);
        finals.put(slot, last);
      }
    }
    added++;
  }

  private int slot(int environment, long step) {
    return environment * capacity + (int) (step % capacity);
  }

  /** Steps of each environment that are there. */
  public int depth() {
    return (int) Math.min(added, capacity);
  }

  /** Steps of each environment so far. */
  public long added() {
    return added;
  }

  /** Slots in all. */
  public int slots() {
    return environments * capacity;
  }

  /** The slot of the newest transition of an environment. */
  public int newest(int environment) {
    return slot(environment, added - 1);
  }

  /** The slot of an environment's transition {@code age} steps before the newest. */
  public int aged(int environment, int age) {
    return slot(environment, added - 1 - age);
  }

  /** What was seen before the action of a slot. */
  public void observation(int slot, float[] to, int at) {
    System.arraycopy(observations, slot * size, to, at, size);
  }

  /** The action of a slot. */
  public int action(int slot) {
    return actions[slot];
  }

  /**
   * A transition over up to {@code steps} steps.
   *
   * @param reward discounted sum of the rewards
   * @param discount what the value of what is seen afterwards is worth; 0 where the task was over
   */
  public record Outcome(double reward, double discount) {}

  /** Follows a slot's transition for some steps or to the end of its episode, and copies what was seen then. */
  public Outcome follow(int slot, int steps, double gamma, float[] next, int at) {
    int environment = slot / capacity;
    int present = newest(environment);
    double reward = 0;
    double discount = 1;
    int here = slot;
    for (int k = 0; k < steps; k++) {
      reward += discount * rewards[here];
      discount *= gamma;
      int following = environment * capacity + (here - environment * capacity + 1) % capacity;
      if (terminated[here] || truncated[here]) {
        System.arraycopy(finals.get(here), 0, next, at, size);
        return new Outcome(reward, terminated[here] ? 0 : discount);
      }
      if (k == steps - 1 || following == present) {
        // The newest transition's own reward is known, what comes after it is not: the value of what it began with stands for both.
        System.arraycopy(observations, following * size, next, at, size);
        return new Outcome(reward, discount);
      }
      here = following;
    }
    throw new IllegalStateException("a transition over " + steps + " steps");
  }

  /** Whether a slot's transition can be followed: the newest of a running episode cannot, what was seen after it stands nowhere yet. */
  public boolean known(int slot) {
    return slot != newest(slot / capacity) || terminated[slot] || truncated[slot];
  }

  /** The last {@code most} transitions as data, oldest first. */
  public Experience experience(int most) {
    int each = Math.min(depth(), Math.max(1, most / environments));
    int count = 0;
    int[] slots = new int[each * environments];
    for (int age = each - 1; age >= 0; age--) {
      for (int i = 0; i < environments; i++) {
        if (known(aged(i, age))) {
          slots[count++] = aged(i, age);
        }
      }
    }
    float[] before = new float[count * size];
    float[] after = new float[count * size];
    int[] chosen = new int[count];
    float[] reward = new float[count];
    byte[] ended = new byte[count];
    byte[] cut = new byte[count];
    for (int k = 0; k < count; k++) {
      observation(slots[k], before, k * size);
      follow(slots[k], 1, 1, after, k * size);
      chosen[k] = actions[slots[k]];
      reward[k] = rewards[slots[k]];
      ended[k] = (byte) (terminated[slots[k]] ? 1 : 0);
      cut[k] = (byte) (truncated[slots[k]] ? 1 : 0);
    }
    return new Experience(size, before, chosen, reward, after, ended, cut);
  }

  /** Begins with earlier experience: each transition by itself, shared out among the environments' rings. */
  public void begin(Experience earlier) {
    if (earlier.observationSize() != size) {
      throw new IllegalArgumentException("the experience has " + earlier.observationSize() + " numbers in an observation, the environment shows "
          + size);
    }
    int each = Math.min(capacity, earlier.count() / environments);
    for (int k = 0; k < each * environments; k++) {
      int slot = slot(k % environments, added + k / environments);
      System.arraycopy(earlier.observations(), k * size, observations, slot * size, size);
      actions[slot] = earlier.actions()[k];
      rewards[slot] = earlier.rewards()[k];
      terminated[slot] = earlier.terminated()[k] == 1;
      // What followed is not beside it here, so each keeps its own next observation, as after a truncation.
      truncated[slot] = !terminated[slot];
      finals.put(slot, java.util.Arrays.copyOfRange(earlier.nextObservations(), k * size, (k + 1) * size));
    }
    added += each;
  }

  /** Writes everything. */
  public void save(DataOutputStream out) throws IOException {
    out.writeLong(added);
    for (int slot = 0; slot < slots(); slot++) {
      if (slot % capacity < added) {
        writeRow(out, observations, slot * size);
        out.writeInt(actions[slot]);
        out.writeFloat(rewards[slot]);
        out.writeByte((terminated[slot] ? 1 : 0) | (truncated[slot] ? 2 : 0));
        if (finals.containsKey(slot)) {
          writeRow(out, finals.get(slot), 0);
        }
      }
    }
  }

  private void writeRow(DataOutputStream out, float[] values, int from) throws IOException {
    for (int i = from; i < from + size; i++) {
      out.writeFloat(values[i]);
    }
  }

  /** Reads what {@link #save} wrote. */
  public void restore(DataInputStream in) throws IOException {
    added = in.readLong();
    finals.clear();
    for (int slot = 0; slot < slots(); slot++) {
      if (slot % capacity < added) {
        readRow(in, observations, slot * size);
        actions[slot] = in.readInt();
        rewards[slot] = in.readFloat();
        int flags = in.readByte();
        terminated[slot] = (flags & 1) != 0;
        truncated[slot] = (flags & 2) != 0;
        if (flags != 0) {
          float[] last = new float[size];
          readRow(in, last, 0);
          finals.put(slot, last);
        }
      }
    }
  }

  private void readRow(DataInputStream in, float[] values, int at) throws IOException {
    for (int i = at; i < at + size; i++) {
      values[i] = in.readFloat();
    }
  }
}
