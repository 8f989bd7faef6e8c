package org.ganglion.edge.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a model together, layer after layer. Each method gives the number of the value that the layer computes, to be an input of later ones; 0 is the
 * model's input. A {@code quantisation} that is null makes the output float32. All throw {@link IllegalArgumentException} for what does not fit, with
 * the layer's name.
 */
public final class EdgeModelBuilder {
  final String name;
  final List<EdgeLayer> layers = new ArrayList<>();
  final List<EdgeValue> values = new ArrayList<>();
  final Map<String, Integer> outputs = new LinkedHashMap<>();
  final List<String> labels = new ArrayList<>();
  final List<LayerCost> costs = new ArrayList<>();
  final Map<String, String> provenance = new LinkedHashMap<>();
  Preprocessing preprocessing = Preprocessing.NONE;
  Decision decision = Decision.NONE;

  /** A model with one float32 input, of a shape without batch. */
  public EdgeModelBuilder(String name, int... inputShape) {
    this.name = EdgeNames.checked(name);
    values.add(new EdgeValue(EdgeShapes.checked("input", inputShape), null));
  }

  /** How many values there are so far, the input among them. */
  public int size() {
    return values.size();
  }

  /** What a value is so far. */
  public EdgeValue value(int index) {
    return values.get(index);
  }

  /** Any layer, checked against its inputs. */
  public int add(EdgeLayer layer) {
    for (int input : layer.inputs) {
      if (input < 0 || input >= values.size()) {
        throw new IllegalArgumentException("layer '" + layer.name + "' takes value " + input + ", but before it there are only 0 to "
            + (values.size() - 1));
      }
    }
    values.add(EdgeShapes.of(layer, values));
    layers.add(layer);
    return values.size() - 1;
  }

  public int quantise(String layer, int input, Quantisation quantisation) {
    EdgeLayer.Draft draft = new EdgeLayer.Draft(EdgeOp.QUANTISE, layer, input);
    draft.quantisation = quantisation;
    return add(draft.layer());
  }

  public int dequantise(String layer, int input) {
    return add(new EdgeLayer.Draft(EdgeOp.DEQUANTISE, layer, input).layer());
  }

  /** A float32 dense layer; int8 weights are taken by their real values. A bias that is null is none. */
  public int dense(String layer, int input, Weights weights, float[] bias, boolean relu) {
    return real(EdgeOp.DENSE, layer, input, weights, bias, relu);
  }

  /** An int8 dense layer: int8 input and weights, int32 bias in units of input scale × weight scale. */
  public int dense(String layer, int input, Weights weights, int[] bias, boolean relu, Quantisation quantisation) {
    return whole(EdgeOp.DENSE, layer, input, weights, bias, relu, quantisation);
  }

  /** A float32 convolution; attributes as {@link EdgeOp#CONVOLUTION} says. */
  public int convolution(String layer, int input, Weights weights, float[] bias, boolean relu, int... attributes) {
    return real(EdgeOp.CONVOLUTION, layer, input, weights, bias, relu, attributes);
  }

  /** An int8 convolution. */
  public int convolution(String layer, int input, Weights weights, int[] bias, boolean relu, Quantisation quantisation, int... attributes) {
    return whole(EdgeOp.CONVOLUTION, layer, input, weights, bias, relu, quantisation, attributes);
  }

  /** A float32 transposed convolution; weights are [filters × channels per group × kernel], each group's axes exchanged beside PyTorch's. */
  public int transposedConvolution(String layer, int input, Weights weights, float[] bias, int... attributes) {
    return real(EdgeOp.TRANSPOSED_CONVOLUTION, layer, input, weights, bias, false, attributes);
  }

  /** Pooling, padding, upsampling or reshaping, whose output is kept as its input is. */
  public int shape(EdgeOp op, String layer, int input, int... attributes) {
    EdgeLayer.Draft draft = new EdgeLayer.Draft(op, layer, input);
    draft.attributes = attributes;
    draft.quantisation = values.get(input).quantisation;
    return add(draft.layer());
  }

  /** A float32 function; {@code slope} is that of leaky ReLU and ELU. */
  public int function(String layer, int input, EdgeFunction function, double slope) {
    EdgeLayer.Draft draft = new EdgeLayer.Draft(EdgeOp.FUNCTION, layer, input);
    draft.attributes = new int[] {function.ordinal()};
    draft.slope = slope;
    return add(draft.layer());
  }

  /** A function of int8 values as a table: each entry is the quantised function of the real value that its place stands for. */
  public int table(String layer, int input, EdgeFunction function, double slope, Quantisation quantisation) {
    EdgeLayer.Draft draft = new EdgeLayer.Draft(EdgeOp.TABLE, layer, input);
    draft.table = new byte[256];
    draft.quantisation = quantisation;
    Quantisation from = values.get(input).quantisation;
    for (int q = -128; from != null && q < 128; q++) {
      draft.table[q + 128] = quantisation.quantise((float) function.at((q - from.zeroPoint) * from.scale, slope));
    }
    return add(draft.layer());
  }

  /** Sum of float32 or of int8 inputs. */
  public int sum(String layer, Quantisation quantisation, int... inputs) {
    return joined(EdgeOp.ADD, layer, quantisation, new int[0], inputs);
  }

  /** Product of float32 inputs. */
  public int product(String layer, int... inputs) {
    return joined(EdgeOp.MULTIPLY, layer, null, new int[0], inputs);
  }

  /** Inputs one after the other along an axis. */
  public int concatenation(String layer, Quantisation quantisation, int axis, int... inputs) {
    return joined(EdgeOp.CONCATENATE, layer, quantisation, new int[] {axis}, inputs);
  }

  /** A float32 LSTM; gates in the order input, forget, cell, output. {@code lasting}: the state goes on from one run to the next. */
  public int lstm(String layer, int input, Weights weights, Weights recurrent, float[] bias, boolean lasting) {
    EdgeLayer.Draft draft = new EdgeLayer.Draft(EdgeOp.LSTM, layer, input);
    draft.attributes = new int[] {weights.outputs / 4, lasting ? 1 : 0};
    draft.weights = weights;
    draft.recurrent = recurrent;
    draft.bias = bias;
    return add(draft.layer());
  }

  /** {@code factor · x + offset} per channel or feature. */
  public int affine(String layer, int input, float[] factor, float[] offset) {
    EdgeLayer.Draft draft = new EdgeLayer.Draft(EdgeOp.AFFINE, layer, input);
    draft.factor = factor;
    draft.bias = offset;
    return add(draft.layer());
  }

  /** Names a value as an output; the first that is named is decided upon. */
  public EdgeModelBuilder output(String outputName, int value) {
    EdgeNames.checked(outputName);
    if (value < 0 || value >= values.size()) {
      throw new IllegalArgumentException("output '" + outputName + "' is value " + value + ", but there are only 0 to " + (values.size() - 1));
    }
    outputs.put(outputName, value);
    return this;
  }

  public EdgeModelBuilder preprocessing(Preprocessing given) {
    preprocessing = given;
    return this;
  }

  public EdgeModelBuilder decision(Decision given) {
    decision = given;
    return this;
  }

  public EdgeModelBuilder label(String label) {
    labels.add(EdgeNames.text(label));
    return this;
  }

  public EdgeModelBuilder cost(LayerCost cost) {
    costs.add(cost);
    return this;
  }

  public EdgeModelBuilder provenance(String key, String value) {
    provenance.put(EdgeNames.text(key), EdgeNames.text(value));
    return this;
  }

  /** The model; it has at least one output. */
  public EdgeModel build() {
    if (outputs.isEmpty()) {
      throw new IllegalArgumentException("model '" + name + "' has no output");
    }
    EdgeShapes.checkDecision(decision, values.get(0), values.get(outputs.values().iterator().next()));
    return new EdgeModel(this);
  }

  private int real(EdgeOp op, String layer, int input, Weights weights, float[] bias, boolean relu, int... attributes) {
    EdgeLayer.Draft draft = new EdgeLayer.Draft(op, layer, input);
    draft.attributes = attributes;
    draft.weights = weights;
    draft.bias = bias;
    draft.relu = relu;
    return add(draft.layer());
  }

  private int whole(EdgeOp op, String layer, int input, Weights weights, int[] bias, boolean relu, Quantisation quantisation, int... attributes) {
    EdgeLayer.Draft draft = new EdgeLayer.Draft(op, layer, input);
    draft.attributes = attributes;
    draft.weights = weights;
    draft.steps = bias;
    draft.relu = relu;
    draft.quantisation = quantisation;
    Quantisation from = values.get(input).quantisation;
    if (quantisation != null && from != null && weights.isInt8()) {
      draft.requantisation = new FixedPoint[weights.outputs];
      double[] scales = weights.scales();
      for (int o = 0; o < scales.length; o++) {
        draft.requantisation[o] = FixedPoint.of(from.scale * scales[o] / quantisation.scale);
      }
    }
    return add(draft.layer());
  }

  private int joined(EdgeOp op, String layer, Quantisation quantisation, int[] attributes, int... inputs) {
    EdgeLayer.Draft draft = new EdgeLayer.Draft(op, layer, inputs);
    draft.attributes = attributes;
    draft.quantisation = quantisation;
    draft.requantisation = quantisation == null ? null : new FixedPoint[inputs.length];
    for (int k = 0; quantisation != null && k < inputs.length; k++) {
      Quantisation from = values.get(inputs[k]).quantisation;
      draft.requantisation[k] = from == null ? null : FixedPoint.of(from.scale / quantisation.scale);
    }
    return add(draft.layer());
  }
}
