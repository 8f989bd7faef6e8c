package org.ganglion.rl.agents.policy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
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

/**
 * A policy with an LSTM behind its trunk. It learns through windows of steps, each begun with the memory of the time when it was lived through:
 * truncated back-propagation through time. The trunk sees all steps of a minibatch as one batch, the memory sees windows; for acting both are one
 * network of one step.
 */
final class Recurrent implements ActorCritic {
  private static final Set<Gradient> BOTH = Set.of(Gradient.PARAMETERS, Gradient.INPUTS);
  private static final Set<Gradient> PARAMETERS = Set.of(Gradient.PARAMETERS);

  private final PolicySpecs specs;
  private final int units;
  private final int window;
  private final int actors;
  private final int size;
  private final int windows;
  private final int features;
  private final Network encoder;
  private final Network memory;
  private final Network whole;
  private final Inference acting;
  private final Map<String, Tensor> seen;
  private final Map<String, Tensor> one;
  private final float[] hidden;
  private final float[] cell;
  private final Views inputs;
  private final Views memoryFeatures;
  private final Views h0;
  private final Views c0;
  private final Views keep;
  private final Views outputGradients;
  private final Views valueGradients;
  private final Views featureGradients;
  private final float[] carried;
  private int batch;

  Recurrent(TensorCore core, PolicySpecs specs, int actors, int rows, int window, RunContext context) {
    this.specs = specs;
    this.actors = actors;
    this.window = window;
    units = specs.body().memory();
    windows = Math.max(1, rows / window);
    Shape sample = Shape.of(specs.observation());
    size = Math.toIntExact(sample.size());
    CompileOptions options = CompileOptions.training(windows * window).onEngine(context.engine());
    encoder = core.compile(specs.encoder(), RandomStream.derive(context.seed(), "policy"), options.withGradients(Gradient.PARAMETERS));
    features = Math.toIntExact(encoder.graph().outputs().get(0).edge().shape().size());
    memory = core.compile(specs.memory(window), RandomStream.derive(context.seed(), "memory"),
        CompileOptions.training(windows).onEngine(context.engine()));
    whole = core.compile(specs.step(), 0, CompileOptions.inference(actors).onEngine(context.engine()));
    whole.setParameters(PolicyModel.joined(encoder.parameters(), memory.parameters()));
    acting = whole.inference(actors);
    seen = fed(context, actors, sample);
    one = fed(context, 1, sample);
    hidden = new float[actors * units];
    cell = new float[actors * units];
    inputs = new Views(context.arena(), windows * window, sample);
    memoryFeatures = new Views(context.arena(), windows, Shape.of(window, features));
    featureGradients = new Views(context.arena(), windows * window, Shape.of(features));
    h0 = new Views(context.arena(), windows, Shape.of(units));
    c0 = new Views(context.arena(), windows, Shape.of(units));
    keep = new Views(context.arena(), windows, Shape.of(window));
    outputGradients = new Views(context.arena(), windows, Shape.of(window, specs.outputs()));
    valueGradients = new Views(context.arena(), windows, Shape.of(window, 1));
    carried = new float[windows * window * features];
  }

  private Map<String, Tensor> fed(RunContext context, int rows, Shape sample) {
    return Map.of(
        PolicySpecs.INPUT, context.arena().floats(sample.prepend(rows).toArray()), "h0", context.arena().floats(rows, units), "c0",
        context.arena().floats(rows, units));
  }

  @Override
  public int window() {
    return window;
  }

  private Map<String, Tensor> look(float[] observations) {
    seen.get(PolicySpecs.INPUT).floats().put(0, observations);
    seen.get("h0").floats().put(0, hidden);
    seen.get("c0").floats().put(0, cell);
    return acting.forward(seen);
  }

  @Override
  public void act(float[] observations, float[] outputs, float[] values) {
    Map<String, Tensor> out = look(observations);
    out.get(PolicySpecs.POLICY).floats().get(0, outputs);
    out.get(PolicySpecs.VALUE).floats().get(0, values);
    out.get("memory.h").floats().get(0, hidden);
    out.get("memory.c").floats().get(0, cell);
  }

  @Override
  public void values(float[] observations, float[] values) {
    look(observations).get(PolicySpecs.VALUE).floats().get(0, values);
  }

  @Override
  public double value(float[] observation, int at, int actor) {
    one.get(PolicySpecs.INPUT).floats().put(0, observation, at, size);
    one.get("h0").floats().put(0, hidden, actor * units, units);
    one.get("c0").floats().put(0, cell, actor * units, units);
    return acting.forward(one).get(PolicySpecs.VALUE).floats().get(0);
  }

  @Override
  public void begin(int actor) {
    Arrays.fill(hidden, actor * units, (actor + 1) * units, 0);
    Arrays.fill(cell, actor * units, (actor + 1) * units, 0);
  }

  @Override
  public void remember(Rollout rollout, int t) {
    for (int i = 0; i < actors && t % window == 0; i++) {
      System.arraycopy(hidden, i * units, rollout.hidden(), rollout.row(i, t) * units, units);
      System.arraycopy(cell, i * units, rollout.cell(), rollout.row(i, t) * units, units);
    }
  }

  @Override
  public void forward(Rollout rollout, int[] chosen, int from, int to, float[] outputs, float[] values) {
    batch = to - from;
    for (int i = 0; i < batch; i++) {
      int row = chosen[from + i] * window;
      inputs.put(i * window * size, rollout.inputs(), row * size, window * size);
      h0.put(i * units, rollout.hidden(), row * units, units);
      c0.put(i * units, rollout.cell(), row * units, units);
      keep.put(i * window, rollout.keep(), row, window);
    }
    int count = batch * window * features;
    encoder.forward(Map.of(PolicySpecs.INPUT, inputs.of(batch * window)), Mode.TRAINING).get("trunk").floats().get(0, carried, 0, count);
    memoryFeatures.put(0, carried, 0, count);
    Map<String, Tensor> out =
        memory.forward(Map.of("features", memoryFeatures.of(batch), "h0", h0.of(batch), "c0", c0.of(batch), "keep", keep.of(batch)), Mode.TRAINING);
    out.get(PolicySpecs.POLICY).floats().get(0, outputs, 0, batch * window * specs.outputs());
    out.get(PolicySpecs.VALUE).floats().get(0, values, 0, batch * window);
  }

  @Override
  public void backward(float[] outputs, float[] values) {
    outputGradients.put(0, outputs, 0, batch * window * specs.outputs());
    valueGradients.put(0, values, 0, batch * window);
    Map<String, Tensor> back =
        memory.backward(Map.of(PolicySpecs.POLICY, outputGradients.of(batch), PolicySpecs.VALUE, valueGradients.of(batch)), BOTH);
    int count = batch * window * features;
    back.get("features").floats().get(0, carried, 0, count);
    featureGradients.put(0, carried, 0, count);
    encoder.backward(Map.of("trunk", featureGradients.of(batch * window)), PARAMETERS);
  }

  @Override
  public double step(Updater updater, double learningRate, double limit) {
    double first = encoder.clip(Double.MAX_VALUE);
    double second = memory.clip(Double.MAX_VALUE);
    double norm = Math.hypot(first, second);
    if (norm > limit) {
      encoder.clip(limit * first / norm);
      memory.clip(limit * second / norm);
    }
    encoder.step(updater, learningRate);
    memory.step(updater, learningRate);
    return norm;
  }

  @Override
  public void refresh() {
    whole.setParameters(PolicyModel.joined(encoder.parameters(), memory.parameters()));
    acting.refresh();
  }

  @Override
  public Model model(Normalisation normalisation, Map<String, String> about) {
    return PolicyModel.of(
        specs.whole(), normalisation, PolicyModel.joined(encoder.parameters(), memory.parameters()),
            PolicyModel.joined(encoder.statistics(), memory.statistics()),
        about);
  }

  @Override
  public void save(Checkpoint.Parts parts) throws IOException {
    try (OutputStream out = parts.create("encoder")) {
      encoder.state().write(out);
    }
    try (OutputStream out = parts.create("memory")) {
      memory.state().write(out);
    }
    try (DataOutputStream out = new DataOutputStream(parts.create("remembered"))) {
      ActorCritic.write(out, hidden);
      ActorCritic.write(out, cell);
    }
  }

  @Override
  public void restore(Checkpoint checkpoint) throws IOException {
    try (InputStream in = checkpoint.open("encoder")) {
      encoder.restore(NetworkState.read(in));
    }
    try (InputStream in = checkpoint.open("memory")) {
      memory.restore(NetworkState.read(in));
    }
    try (DataInputStream in = new DataInputStream(checkpoint.open("remembered"))) {
      ActorCritic.read(in, hidden);
      ActorCritic.read(in, cell);
    }
    refresh();
  }

  @Override
  public void close() {
    encoder.close();
    memory.close();
    whole.close();
  }
}
