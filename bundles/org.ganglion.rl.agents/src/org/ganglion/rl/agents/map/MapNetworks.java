package org.ganglion.rl.agents.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.NetworkState;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.loss.Loss;
import org.ganglion.api.loss.Losses;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.rl.agents.policy.Normalisation;
import org.ganglion.rl.agents.policy.PolicyModel;

/** One set of weights in two networks: a small one of patches that learns, and one of whole images that acts. */
final class MapNetworks implements AutoCloseable {
  private static final Updater ADAM = Updater.adam();
  private static final Loss LOSS = Losses.sigmoidCrossEntropy();

  private final NetworkSpec trunk;
  private final Network learning;
  private final Network whole;
  private final Inference acting;
  private final Tensor seen;
  private final Tensor patches;
  private final Tensor targets;
  private final Tensor gradients;

  MapNetworks(TensorCore core, NetworkSpec trunk, Patches cutter, int actors, int batch, RunContext context) {
    this.trunk = trunk;
    CompileOptions options = CompileOptions.training(batch).withGradients(Gradient.PARAMETERS).onEngine(context.engine());
    learning = core.compile(cutter.spec(), RandomStream.derive(context.seed(), "policy"), options);
    whole = core.compile(trunk, 0, CompileOptions.inference(actors).onEngine(context.engine()));
    acting = whole.inference(actors);
    seen = context.arena().floats(trunk.inputs().get(0).sample().prepend(actors).toArray());
    patches = context.arena().floats(cutter.spec().inputs().get(0).sample().prepend(batch).toArray());
    Shape shape = learning.graph().outputs().get(0).edge().shape().prepend(batch);
    targets = context.arena().floats(shape.toArray());
    gradients = context.arena().floats(shape.toArray());
    refresh();
  }

  /** What each cell of some images promises, as logits. */
  void look(float[] images, float[] logits) {
    seen.floats().put(0, images);
    acting.forward(seen).floats().get(0, logits);
  }

  /** Learns from a whole batch; gives its loss, not a number where the gradients were none. */
  double learn(float[] batch, float[] outcomes, double learningRate, double largestGradient) {
    patches.floats().put(0, batch);
    targets.floats().put(0, outcomes);
    double loss = LOSS.evaluate(learning.forward(patches, Mode.TRAINING), targets, gradients);
    learning.backward(gradients, Gradient.PARAMETERS);
    double norm = learning.clip(largestGradient);
    learning.step(ADAM, learningRate);
    return loss + 0 * norm;
  }

  /** Acts by what was learnt from now on. */
  void refresh() {
    whole.setParameters(learning.parameters());
    whole.setStatistics(learning.statistics());
    acting.refresh();
  }

  /** The map as a policy: probabilities of success in place of logits. */
  Model model(Normalisation normalisation, Map<String, String> about) {
    int[] axes = trunk.inputs().get(0).shape().stream().mapToInt(Integer::intValue).toArray();
    NetworkSpec.Builder net = NetworkSpec.builder("success-map").input("observation", axes);
    net.add("normalise", new Layer.BatchNormalisation(Normalisation.EPSILON, 0.1)).add("map", new Layer.Composite(trunk));
    net.activate("policy", Layer.Function.SIGMOID);
    return PolicyModel.of(net.build(), normalisation, learning.parameters(), learning.statistics(), about);
  }

  void save(Checkpoint.Parts parts) throws IOException {
    try (OutputStream out = parts.create("map")) {
      learning.state().write(out);
    }
  }

  void restore(Checkpoint checkpoint) throws IOException {
    try (InputStream in = checkpoint.open("map")) {
      learning.restore(NetworkState.read(in));
    }
    refresh();
  }

  @Override
  public void close() {
    learning.close();
    whole.close();
  }
}
