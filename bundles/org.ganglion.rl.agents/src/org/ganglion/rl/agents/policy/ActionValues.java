package org.ganglion.rl.agents.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.NetworkState;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.PolicyBody;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;

/**
 * Values of actions as a network that learns, its slower twin from which targets are taken, and a handle that acts. Duelling networks (Wang et al.,
 * 2016) give the value of a situation and the advantages of actions; {@code Q = V + A − mean A}.
 */
public final class ActionValues implements AutoCloseable {
  private static final Set<Gradient> PARAMETERS = Set.of(Gradient.PARAMETERS);

  private final boolean duelling;
  private final int actions;
  private final int size;
  private final int batch;
  private final PolicyBody body;
  private final List<Integer> observation;
  private final Network online;
  private final Network target;
  private final Inference acting;
  private final Map<String, Tensor> seen;
  private final Map<String, Tensor> learning;
  private final Tensor policyGradient;
  private final Tensor valueGradient;
  private final float[] situations;

  /** Networks for {@code actors} environments and batches of {@code batch} transitions. */
  public ActionValues(TensorCore core, PolicyBody body, List<Integer> observation, int actions, boolean duelling, int actors, int batch,
      RunContext context) {
    this.body = body;
    this.observation = observation;
    this.duelling = duelling;
    this.actions = actions;
    this.batch = batch;
    Shape sample = Shape.of(observation);
    size = Math.toIntExact(sample.size());
    NetworkSpec spec = spec(NetworkSpec.builder("action-values").input(PolicySpecs.INPUT, axes()), PolicySpecs.INPUT, duelling);
    long seed = RandomStream.derive(context.seed(), "policy");
    CompileOptions options = CompileOptions.training(batch).withGradients(Gradient.PARAMETERS).onEngine(context.engine());
    online = core.compile(spec, seed, options);
    target = core.compile(spec, seed, options.withGradients());
    acting = online.inference(actors);
    seen = Map.of(PolicySpecs.INPUT, context.arena().floats(sample.prepend(actors).toArray()));
    learning = Map.of(PolicySpecs.INPUT, context.arena().floats(sample.prepend(batch).toArray()));
    policyGradient = context.arena().floats(batch, actions);
    valueGradient = context.arena().floats(batch, 1);
    situations = new float[Math.max(batch, actors)];
  }

  private int[] axes() {
    return observation.stream().mapToInt(Integer::intValue).toArray();
  }

  private NetworkSpec spec(NetworkSpec.Builder net, String first, boolean withValue) {
    net.add("trunk", new Layer.Composite(body.trunk()), first).add(PolicySpecs.POLICY, NetworkSpec.Layers.dense(actions), "trunk");
    return withValue
        ? net.add(PolicySpecs.VALUE, NetworkSpec.Layers.dense(1), "trunk").outputs(PolicySpecs.POLICY, PolicySpecs.VALUE).build()
        : net.outputs(PolicySpecs.POLICY).build();
  }

  /** Numbers that the network is fed. */
  public int size() {
    return size;
  }

  /** Values of the actions of all actors. */
  public void act(float[] inputs, float[] values) {
    seen.get(PolicySpecs.INPUT).floats().put(0, inputs);
    read(acting.forward(seen), values);
  }

  /** Values of a batch by the network that learns, or by its slower twin; nothing is learnt from this pass. */
  public void values(float[] inputs, boolean slow, float[] values) {
    learning.get(PolicySpecs.INPUT).floats().put(0, inputs);
    read((slow ? target : online).forward(learning, Mode.INFERENCE), values);
  }

  /** Values of a batch, as part of learning. */
  public void forward(float[] inputs, float[] values) {
    learning.get(PolicySpecs.INPUT).floats().put(0, inputs);
    read(online.forward(learning, Mode.TRAINING), values);
  }

  private void read(Map<String, Tensor> out, float[] values) {
    Tensor policy = out.get(PolicySpecs.POLICY);
    policy.floats().get(0, values);
    if (duelling) {
      int rows = policy.shape().dim(0);
      out.get(PolicySpecs.VALUE).floats().get(0, situations, 0, rows);
      for (int row = 0; row < rows; row++) {
        float shift = situations[row] - mean(values, row);
        for (int a = 0; a < actions; a++) {
          values[row * actions + a] += shift;
        }
      }
    }
  }

  private float mean(float[] values, int row) {
    float sum = 0;
    for (int a = 0; a < actions; a++) {
      sum += values[row * actions + a];
    }
    return sum / actions;
  }

  /** Takes gradients of the values of the last {@link #forward} back and moves the weights; the norm before it was limited. */
  public double step(float[] gradients, Updater updater, double learningRate, double limit) {
    if (duelling) {
      for (int row = 0; row < batch; row++) {
        float mean = mean(gradients, row);
        situations[row] = mean * actions;
        for (int a = 0; a < actions; a++) {
          gradients[row * actions + a] -= mean;
        }
      }
      valueGradient.floats().put(0, situations, 0, batch);
    }
    policyGradient.floats().put(0, gradients);
    online.backward(
        duelling ? Map.of(PolicySpecs.POLICY, policyGradient, PolicySpecs.VALUE, valueGradient) : Map.of(PolicySpecs.POLICY, policyGradient),
            PARAMETERS);
    double norm = online.clip(limit);
    online.step(updater, learningRate);
    return norm;
  }

  /** Brings what was learnt into the acting. */
  public void refresh() {
    acting.refresh();
  }

  /** The slower twin takes over the share {@code tau} of what was learnt. */
  public void follow(double tau) {
    target.copyFrom(online, tau);
  }

  /** The values as one model with the normalisation in front; the streams of a duelling network become one layer. */
  public Model model(Normalisation normalisation, Map<String, String> about) {
    NetworkSpec.Builder net = NetworkSpec.builder("action-values").input(PolicySpecs.INPUT, axes());
    net.add(PolicySpecs.NORMALISE, new Layer.BatchNormalisation(Normalisation.EPSILON, 0.1), PolicySpecs.INPUT);
    float[] weights = online.parameters();
    return PolicyModel.of(spec(net, PolicySpecs.NORMALISE, false), normalisation, duelling ? merged(weights) : weights, online.statistics(), about);
  }

  /** Both heads are layers over one trunk, so that their sum is one, too. */
  private float[] merged(float[] weights) {
    Parameter policyWeight = block("policy.weight");
    int features = policyWeight.shape().dim(1);
    int bias = Math.toIntExact(block("policy.bias").offset());
    int value = Math.toIntExact(block("value.weight").offset());
    float[] merged = java.util.Arrays.copyOf(weights, value);
    int from = Math.toIntExact(policyWeight.offset());
    for (int f = 0; f <= features; f++) {
      double mean = 0;
      for (int a = 0; a < actions; a++) {
        mean += weights[place(from, bias, features, a, f)] / actions;
      }
      float shift = (float) (weights[value + f] - mean);
      for (int a = 0; a < actions; a++) {
        merged[place(from, bias, features, a, f)] += shift;
      }
    }
    return merged;
  }

  /** The bias counts as one more feature; the value's follows its weights directly. */
  private static int place(int weights, int bias, int features, int action, int feature) {
    return feature < features ? weights + action * features + feature : bias + action;
  }

  private Parameter block(String name) {
    return online.graph().parameters().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /** Writes both networks. */
  public void save(Checkpoint.Parts parts) throws IOException {
    try (OutputStream out = parts.create("policy")) {
      online.state().write(out);
    }
    try (OutputStream out = parts.create("target")) {
      target.state().write(out);
    }
  }

  /** Reads what {@link #save} wrote. */
  public void restore(Checkpoint checkpoint) throws IOException {
    try (InputStream in = checkpoint.open("policy")) {
      online.restore(NetworkState.read(in));
    }
    try (InputStream in = checkpoint.open("target")) {
      target.restore(NetworkState.read(in));
    }
    refresh();
  }

  @Override
  public void close() {
    online.close();
    target.close();
  }
}
