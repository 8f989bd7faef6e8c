package org.ganglion.benchmarks.ganglion;

import java.util.Map;
import java.util.Set;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.loss.Loss;
import org.ganglion.api.loss.Losses;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.benchmarks.row.Samples;
import org.ganglion.benchmarks.row.Task;

/** Training of two heads on one body. */
final class ActorCriticWorkload extends TrainingWorkload {
  private static final Set<Gradient> WANTED = Set.of(Gradient.PARAMETERS);

  private final Learner learner;
  private final Map<String, Tensor> inputs;
  private final Tensor moves;
  private final Tensor values;
  private final Map<String, Tensor> gradients;
  private final Loss policyLoss = Losses.softmaxCrossEntropy();
  private final Loss valueLoss = Losses.meanSquaredError();

  ActorCriticWorkload(Compiler compiler, Task.ActorCritic task) {
    this(new Learner(
        compiler.compile(task.network(), CompileOptions.training(task.batch()).withGradients(Gradient.PARAMETERS)), Updater.adam(Task.BETA1),
        Task.RATE), task);
  }

  private ActorCriticWorkload(Learner learner, Task.ActorCritic task) {
    super(learner);
    this.learner = learner;
    inputs = Map.of("x", Samples.batch("x", task.network(), task.batch()));
    Shape policy = learner.network().graph().outputShapes().get("policy").prepend(task.batch());
    moves = Samples.filled(1f / policy.axis(1), policy);
    values = Samples.normal("value", Shape.of(task.batch(), 1));
    gradients = Map.of("policy", Tensor.zeros(DType.FLOAT32, policy), "value", Tensor.zeros(DType.FLOAT32, values.shape()));
  }

  @Override
  public void step() {
    Network network = learner.network();
    Map<String, Tensor> outputs = network.forward(inputs, Mode.TRAINING);
    policyLoss.evaluate(outputs.get("policy"), moves, gradients.get("policy"));
    valueLoss.evaluate(outputs.get("value"), values, gradients.get("value"));
    network.backward(gradients, WANTED);
    learner.step();
  }
}
