package org.ganglion.rl.agents.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.rl.Space;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;

/** A policy model at work for several actors side by side; memories are its own. */
public final class TrainedPolicy implements Player {
  private final Network network;
  private final Inference acting;
  private final ActionHead head;
  private final Decisions decisions;
  private final boolean choosesByValue;
  private final Space observations;
  private final int actors;
  private final int size;
  private final Map<String, Tensor> fed = new HashMap<>();
  private final Map<String, float[]> memories = new HashMap<>();
  private final float[] inputs;
  private final float[] values;
  private final boolean estimates;
  private final double[] decision;

  /**
   * Compiles a model.
   *
   * @throws InputException when it is no policy, or not one for these spaces
   */
  public TrainedPolicy(TensorCore core, Model model, Space observations, Space actions, int actors, RunContext context) {
    if (!PolicyModel.KIND.equals(model.about().get("kind"))) {
      throw new InputException("this model is a " + model.about().getOrDefault("kind", "network")
          + ", a policy is needed, the port 'policy' of rl.train");
    }
    this.observations = observations;
    this.actors = actors;
    head = ActionHead.of(actions);
    choosesByValue = "values".equals(model.about().get("head"));
    NetworkSpec.Input input = model.spec().inputs().get(0);
    size = Math.toIntExact(input.sample().size());
    network = core.compile(model.spec(), 0, CompileOptions.inference(actors).onEngine(context.engine()));
    int given = Math.toIntExact(network.graph().outputShapes().get(PolicySpecs.POLICY).size());
    if (size != inputSize(observations) || given != head.outputs()) {
      network.close();
      throw new InputException("the policy takes " + size + " numbers and gives " + given + ", the environment shows " + observations + " and takes "
          + actions
          + ": it was trained in another one, or with other wrappers");
    }
    model.into(network);
    acting = network.inference(actors);
    for (NetworkSpec.Input each : model.spec().inputs()) {
      fed.put(each.name(), context.arena().floats(each.sample().prepend(actors).toArray()));
      if (each != input) {
        memories.put(each.name(), new float[Math.toIntExact(actors * each.sample().size())]);
      }
    }
    inputs = new float[actors * size];
    decisions = new Decisions(head, actors, choosesByValue);
    values = new float[actors];
    estimates = network.graph().outputShapes().containsKey(PolicySpecs.VALUE);
    decision = new double[head.width()];
  }

  private static int inputSize(Space space) {
    return space instanceof Space.Discrete choice ? choice.n() : space.size();
  }

  @Override
  public void look(float[] seen) {
    if (observations instanceof Space.Discrete choice) {
      Arrays.fill(inputs, 0);
      for (int i = 0; i < actors; i++) {
        inputs[i * size + (int) seen[i] - choice.start()] = 1;
      }
    } else {
      System.arraycopy(seen, 0, inputs, 0, inputs.length);
    }
    fed.get(PolicySpecs.INPUT).floats().put(0, inputs);
    memories.forEach((name, memory) -> fed.get(name).floats().put(0, memory));
    Map<String, Tensor> out = acting.forward(fed);
    out.get(PolicySpecs.POLICY).floats().get(0, decisions.outputs());
    if (estimates) {
      out.get(PolicySpecs.VALUE).floats().get(0, values);
    }
    memories.forEach((name, memory) -> out.get(name.equals("h0") ? "memory.h" : "memory.c").floats().get(0, memory));
  }

  @Override
  public void best(int actor, double[] action, int at) {
    decisions.best(actor, action, at);
  }

  @Override
  public void sample(int actor, RandomStream random, long step, double[] action, int at) {
    decisions.sample(actor, random, step, action, at);
  }

  /** Whether {@link #opinion} are probabilities. */
  public boolean tellsProbabilities() {
    return head instanceof Categorical && !choosesByValue;
  }

  /** What the policy thinks of each choice: probabilities, or values where it chooses by these; for a box the means. */
  public List<Double> opinion(int actor) {
    List<Double> all = new ArrayList<>();
    int from = actor * head.outputs();
    boolean choice = head instanceof Categorical;
    for (int i = 0; i < (choice ? head.outputs() : head.width()); i++) {
      decision[0] = i;
      all.add(choice && !choosesByValue ? Math.exp(head.logProbability(decisions.outputs(), from, decision, 0)) : decisions.outputs()[from + i]);
    }
    return all;
  }

  /** The value that the policy expects; for one that chooses by values that of the best choice. */
  public double value(int actor) {
    if (estimates) {
      return values[actor];
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < head.outputs() && choosesByValue; i++) {
      best = Math.max(best, decisions.outputs()[actor * head.outputs() + i]);
    }
    return best == Double.NEGATIVE_INFINITY ? Double.NaN : best;
  }

  @Override
  public void begin(int actor) {
    memories.values().forEach(memory -> {
      int units = memory.length / actors;
      Arrays.fill(memory, actor * units, (actor + 1) * units, 0);
    });
  }

  /** Axes of what the network is fed. */
  public Shape input() {
    return network.graph().inputs().get(0).sample();
  }

  @Override
  public void close() {
    network.close();
  }
}
