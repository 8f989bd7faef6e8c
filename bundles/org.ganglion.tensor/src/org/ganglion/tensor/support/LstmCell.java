package org.ganglion.tensor.support;

/**
 * One sample's step of a long short-term memory after the matrix products: gates in the order input, forget, cell, output, each of {@code units}
 * values; everything in arrays from position 0.
 */
public final class LstmCell {
  private LstmCell() {}

  /**
   * Turns the gates' sums into the gates' values, in place, and moves the state.
   *
   * @param gates [4·units] sums in, values out
   * @param before cell state before, already multiplied by keep
   * @param cell cell state after, written
   * @param hidden hidden state after, written
   */
  public static void forward(int units, float[] gates, float[] before, float[] cell, float[] hidden) {
    for (int u = 0; u < units; u++) {
      float input = sigmoid(gates[u]);
      float forget = sigmoid(gates[units + u]);
      float candidate = (float) Math.tanh(gates[2 * units + u]);
      float output = sigmoid(gates[3 * units + u]);
      gates[u] = input;
      gates[units + u] = forget;
      gates[2 * units + u] = candidate;
      gates[3 * units + u] = output;
      cell[u] = forget * before[u] + input * candidate;
      hidden[u] = output * (float) Math.tanh(cell[u]);
    }
  }

  /**
   * Gradients of one step.
   *
   * @param gates the gates' values in, gradients of their sums out
   * @param before cell state before, multiplied by keep
   * @param cell cell state after
   * @param hiddenGradient gradient of the hidden state after
   * @param cellGradient gradient of the cell state after in, of the (kept) state before out
   */
  public static void backward(int units, float[] gates, float[] before, float[] cell, float[] hiddenGradient, float[] cellGradient) {
    for (int u = 0; u < units; u++) {
      float input = gates[u];
      float forget = gates[units + u];
      float candidate = gates[2 * units + u];
      float output = gates[3 * units + u];
      float squashed = (float) Math.tanh(cell[u]);
      float dh = hiddenGradient[u];
      float dc = cellGradient[u] + dh * output * (1 - squashed * squashed);
      gates[u] = dc * candidate * input * (1 - input);
      gates[units + u] = dc * before[u] * forget * (1 - forget);
      gates[2 * units + u] = dc * input * (1 - candidate * candidate);
      gates[3 * units + u] = dh * squashed * output * (1 - output);
      cellGradient[u] = dc * forget;
    }
  }

  private static float sigmoid(float x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }
}
