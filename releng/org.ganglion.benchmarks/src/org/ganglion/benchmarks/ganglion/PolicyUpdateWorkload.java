package org.ganglion.benchmarks.ganglion;

import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.tensor.DType;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.benchmarks.row.Samples;
import org.ganglion.benchmarks.row.Task;

/** One update of PPO. */
final class PolicyUpdateWorkload extends TrainingWorkload {
  private final Learner learner;
  private final Tensor input;
  private final float[] advantages;
  private final float[] logits;
  private final float[] slopes;
  private final Tensor gradient;

  PolicyUpdateWorkload(Compiler compiler, Task.PolicyUpdate task) {
    this(new Learner(
        compiler.compile(task.network(), CompileOptions.training(task.batch()).withGradients(Gradient.PARAMETERS)), Updater.adam(),
        Task.PolicyUpdate.RATE), task);
  }

  private PolicyUpdateWorkload(Learner learner, Task.PolicyUpdate task) {
    super(learner);
    this.learner = learner;
    input = Samples.batch("x", task.network(), task.batch());
    advantages = Samples.normal("advantage", Shape.of(task.batch())).toFloatArray();
    logits = new float[2 * task.batch()];
    slopes = new float[2 * task.batch()];
    gradient = Tensor.zeros(DType.FLOAT32, Shape.of(task.batch(), 2));
  }

  @Override
  public void step() {
    Network network = learner.network();
    network.forward(input, Mode.TRAINING).floats().get(0, logits);
    for (int sample = 0; sample < advantages.length; sample++) {
      slope(sample);
    }
    gradient.floats().put(0, slopes);
    network.backward(gradient, Gradient.PARAMETERS);
    network.clip(Task.PolicyUpdate.NORM);
    learner.step();
  }

  /** Of the mean over the batch of −min(r·A, clip(r)·A) + ENTROPY·Σ p·ln p by the two logits. */
  private void slope(int sample) {
    float first = logits[2 * sample];
    float second = logits[2 * sample + 1];
    double largest = Math.max(first, second);
    double norm = largest + Math.log(Math.exp(first - largest) + Math.exp(second - largest));
    double log0 = first - norm;
    double log1 = second - norm;
    double p0 = Math.exp(log0);
    double p1 = Math.exp(log1);
    int action = Task.PolicyUpdate.action(sample);
    double ratio = Math.exp((action == 0 ? log0 : log1) - Task.PolicyUpdate.OLD);
    double clipped = Math.max(1 - Task.PolicyUpdate.CLIP, Math.min(1 + Task.PolicyUpdate.CLIP, ratio));
    double advantage = advantages[sample];
    double byLog = ratio * advantage <= clipped * advantage ? -advantage * ratio : 0;
    double negativeEntropy = p0 * log0 + p1 * log1;
    double toFirst = byLog * ((action == 0 ? 1 : 0) - p0) + Task.PolicyUpdate.ENTROPY * p0 * (log0 - negativeEntropy);
    slopes[2 * sample] = (float) (toFirst / advantages.length);
    // Softmax does not change when both logits move alike.
    slopes[2 * sample + 1] = -slopes[2 * sample];
  }
}
