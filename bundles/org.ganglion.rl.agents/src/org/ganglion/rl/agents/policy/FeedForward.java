package org.ganglion.rl.agents.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
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
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.rl.agents.rollout.Rollout;

/** A policy that sees the present observation only: one network, every step by itself. */
final class FeedForward implements ActorCritic {
  private static final Set<Gradient> PARAMETERS = Set.of(Gradient.PARAMETERS);
  private static final int LONG = 256;

  private final PolicySpecs specs;
  private final Network network;
  private final Inference acting;
  private final Map<String, Tensor> seen;
  private final Map<String, Tensor> one;
  private final Views learning;
  private final Views outputGradients;
  private final Views valueGradients;
  private final Map<Integer, Map<String, Tensor>> fed = new HashMap<>();
  private final Map<Integer, Map<String, Tensor>> gradients = new HashMap<>();
  private final int size;
  private final float[] row;
  private float[] gathered = new float[0];
  private int rows;

  FeedForward(TensorCore core, PolicySpecs specs, int actors, int rows, RunContext context) {
    this.specs = specs;
    Shape sample = Shape.of(specs.observation());
    size = Math.toIntExact(sample.size());
    row = new float[specs.outputs()];
    CompileOptions options = CompileOptions.training(Math.max(rows, actors)).withGradients(Gradient.PARAMETERS).onEngine(context.engine());
    network = core.compile(specs.feedForward(), RandomStream.derive(context.seed(), "policy"), options);
    acting = network.inference(actors);
    seen = Map.of(PolicySpecs.INPUT, context.arena().floats(sample.prepend(actors).toArray()));
    one = Map.of(PolicySpecs.INPUT, context.arena().floats(sample.prepend(1).toArray()));
    learning = new Views(context.arena(), rows, sample);
    outputGradients = new Views(context.arena(), rows, Shape.of(specs.outputs()));
    valueGradients = new Views(context.arena(), rows, Shape.of(1));
  }

  @Override
  public int window() {
    return 1;
  }

  @Override
  public void act(float[] inputs, float[] outputs, float[] values) {
    seen.get(PolicySpecs.INPUT).floats().put(0, inputs);
    Map<String, Tensor> out = acting.forward(seen);
    out.get(PolicySpecs.POLICY).floats().get(0, outputs);
    out.get(PolicySpecs.VALUE).floats().get(0, values);
  }

  @Override
  public void values(float[] inputs, float[] values) {
    seen.get(PolicySpecs.INPUT).floats().put(0, inputs);
    acting.forward(seen).get(PolicySpecs.VALUE).floats().get(0, values);
  }

  @Override
  public double value(float[] inputs, int at, int actor) {
    one.get(PolicySpecs.INPUT).floats().put(0, inputs, at, size);
    return acting.forward(one).get(PolicySpecs.VALUE).floats().get(0);
  }

  @Override
  public void begin(int actor) {
    // nothing to forget
  }

  @Override
  public void remember(Rollout rollout, int t) {
    // nothing to remember
  }

  @Override
  public void forward(Rollout rollout, int[] windows, int from, int to, float[] outputs, float[] values) {
    rows = to - from;
    gather(rollout, windows, from);
    Map<String, Tensor> out = network.forward(fed.computeIfAbsent(rows, n -> Map.of(PolicySpecs.INPUT, learning.of(n))), Mode.TRAINING);
    out.get(PolicySpecs.POLICY).floats().get(0, outputs, 0, rows * row.length);
    out.get(PolicySpecs.VALUE).floats().get(0, values, 0, rows);
  }

  /** Long rows go straight into the tensor; short ones together, since each call into it costs as much as some dozens of numbers. */
  private void gather(Rollout rollout, int[] chosen, int from) {
    if (size >= LONG) {
      for (int i = 0; i < rows; i++) {
        learning.put(i * size, rollout.inputs(), chosen[from + i] * size, size);
      }
      return;
    }
    if (gathered.length < rows * size) {
      gathered = new float[rows * size];
    }
    for (int i = 0; i < rows; i++) {
      System.arraycopy(rollout.inputs(), chosen[from + i] * size, gathered, i * size, size);
    }
    learning.put(0, gathered, 0, rows * size);
  }

  @Override
  public void backward(float[] outputs, float[] values) {
    outputGradients.put(0, outputs, 0, rows * row.length);
    valueGradients.put(0, values, 0, rows);
    network.backward(
        gradients.computeIfAbsent(rows, n -> Map.of(PolicySpecs.POLICY, outputGradients.of(n), PolicySpecs.VALUE, valueGradients.of(n))), PARAMETERS);
  }

  @Override
  public double step(Updater updater, double learningRate, double limit) {
    double norm = network.clip(limit);
    network.step(updater, learningRate);
    return norm;
  }

  @Override
  public void refresh() {
    acting.refresh();
  }

  @Override
  public Model model(Normalisation normalisation, Map<String, String> about) {
    return PolicyModel.of(specs.whole(), normalisation, network.parameters(), network.statistics(), about);
  }

  @Override
  public void save(Checkpoint.Parts parts) throws IOException {
    try (OutputStream out = parts.create("policy")) {
      network.state().write(out);
    }
  }

  @Override
  public void restore(Checkpoint checkpoint) throws IOException {
    try (InputStream in = checkpoint.open("policy")) {
      network.restore(NetworkState.read(in));
    }
    refresh();
  }

  @Override
  public void close() {
    network.close();
  }
}
