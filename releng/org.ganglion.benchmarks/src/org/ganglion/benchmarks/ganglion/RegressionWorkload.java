package org.ganglion.benchmarks.ganglion;

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

/** Training against fixed targets. */
final class RegressionWorkload extends TrainingWorkload {
  private final Learner learner;
  private final Tensor input;
  private final Tensor target;
  private final Tensor gradient;
  private final Loss loss = Losses.meanSquaredError();

  RegressionWorkload(Compiler compiler, Task.Regression task) {
    this(new Learner(
        compiler.compile(task.network(), CompileOptions.training(task.batch()).withGradients(Gradient.PARAMETERS)), Updater.adam(Task.BETA1),
        Task.RATE), task);
  }

  private RegressionWorkload(Learner learner, Task.Regression task) {
    super(learner);
    this.learner = learner;
    input = Samples.batch("x", task.network(), task.batch());
    Shape output = learner.network().graph().outputs().get(0).edge().shape().prepend(task.batch());
    target = Samples.normal("target", output);
    gradient = Tensor.zeros(DType.FLOAT32, output);
  }

  @Override
  public void step() {
    Network network = learner.network();
    loss.evaluate(network.forward(input, Mode.TRAINING), target, gradient);
    network.backward(gradient, Gradient.PARAMETERS);
    learner.step();
  }
}
