package org.ganglion.edge;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.edge.kernel.Int8Kernels;
import org.ganglion.edge.kernel.Step;
import org.ganglion.edge.kernel.Steps;
import org.ganglion.edge.kernel.Values;
import org.ganglion.edge.model.EdgeModel;

/** Runs a model, one sample at a time, on arrays that are made once: an inference allocates nothing. For one thread. */
public final class EdgeRunner {
  private final EdgeModel model;
  private final Values values;
  private final Step[] steps;
  private final float[] input;

  EdgeRunner(EdgeModel model, Int8Kernels kernels) {
    this.model = model;
    values = new Values(model);
    input = values.float32(0);
    List<Step> all = new ArrayList<>();
    for (int value = 1; value < model.values.size(); value++) {
      Step step = Steps.of(model, value, values, kernels);
      if (step != null) {
        all.add(step);
      }
    }
    steps = all.toArray(new Step[0]);
  }

  /** What is run. */
  public EdgeModel model() {
    return model;
  }

  /** The model's input, to be filled before {@link #run()}; preprocessing is the caller's, or an {@link EdgePredictor}'s. */
  public float[] input() {
    return input;
  }

  /** Computes all values from the input. */
  public void run() {
    for (Step step : steps) {
      step.run();
    }
  }

  /** Computes the first output of a preprocessed input into an array. */
  public void run(float[] x, float[] y) {
    System.arraycopy(x, 0, input, 0, input.length);
    run();
    System.arraycopy(float32(outputValue()), 0, y, 0, y.length);
  }

  /** Number of the value that is the first output. */
  public int outputValue() {
    return model.outputs.values().iterator().next();
  }

  /** A float32 value as the last run left it, or null; not a copy. */
  public float[] float32(int value) {
    return values.float32(value);
  }

  /** An int8 value as the last run left it, or null; not a copy. */
  public byte[] int8(int value) {
    return values.int8(value);
  }

  /** Forgets states that last from one run to the next. */
  public void reset() {
    for (Step step : steps) {
      step.reset();
    }
  }
}
