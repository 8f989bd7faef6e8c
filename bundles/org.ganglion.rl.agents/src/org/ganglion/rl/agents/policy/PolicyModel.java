package org.ganglion.rl.agents.policy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.network.NetworkSpec;

/** Puts a policy together with its normalisation. */
public final class PolicyModel {
  /** What {@code about} says of every policy under {@code kind}. */
  public static final String KIND = "policy";

  private PolicyModel() {}

  /** The whole, from the weights of what learnt: the normalisation's own come first. */
  public static Model of(NetworkSpec whole, Normalisation normalisation, float[] parameters, float[] statistics, Map<String, String> about) {
    int channels = normalisation.mean().length;
    float[] neutral = new float[2 * channels];
    Arrays.fill(neutral, 0, channels, 1);
    Map<String, String> all = new LinkedHashMap<>(about);
    all.put("kind", KIND);
    float[] running = joined(joined(normalisation.mean(), normalisation.variance()), statistics);
    return new Model(whole, joined(neutral, parameters), running, all);
  }

  static float[] joined(float[] first, float[] second) {
    float[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
