package org.ganglion.edge.model;

/**
 * One layer as data. Its inputs are values of the model: 0 is the model's input, {@code n} what the n-th layer gives. So the order of the layers is
 * an order of computing, and there can be no cycle.
 *
 * <p>A {@code DENSE} or {@code CONVOLUTION} with int8 input {@code x} and int8 weights {@code w} computes, in int32,
 * {@code acc[o] = bias[o] + Σ (x − zero point of x) · w[o]}. With an int8 output {@code y = clamp(zero point of y + factor[o].apply(acc[o]))}, from
 * −128, or from the zero point of y where {@link #relu} is fused, to 127; with a float32 output
 * {@code y = (float) (acc[o] · scale of x · scale of w[o])}.
 */
public final class EdgeLayer {
  private static final int[] NO_NUMBERS = {};

  public final EdgeOp op;
  public final String name;

  /** As {@link EdgeOp} says for each. */
  final int[] attributes;

  final int[] inputs;

  /** Weights of a dense layer, convolution or LSTM (there those of x); null elsewhere. */
  public final Weights weights;

  /** Weights of an LSTM's hidden state; null elsewhere. */
  public final Weights recurrent;

  /** float32 bias; an {@code AFFINE}'s offset. Null where there is none. */
  final float[] bias;

  /** int32 bias in units of input scale times weight scale. */
  final int[] steps;

  /** An {@code AFFINE}'s factors. */
  final float[] factor;

  /** From accumulators to the output's steps, one per output channel; of an int8 sum or concatenation, one per input. */
  final FixedPoint[] requantisation;

  /** A {@code TABLE}'s entries. */
  final byte[] table;

  /** Whether a dense layer or convolution ends in max(x, 0). */
  public final boolean relu;

  /** Of leaky ReLU and ELU. */
  public final double slope;

  /** Of an int8 output; null where it is float32. */
  public final Quantisation quantisation;

  private EdgeLayer(Draft draft) {
    op = draft.op;
    name = EdgeNames.checked(draft.name);
    inputs = draft.inputs.clone();
    attributes = draft.attributes.clone();
    weights = draft.weights;
    recurrent = draft.recurrent;
    bias = draft.bias == null ? null : draft.bias.clone();
    steps = draft.steps == null ? null : draft.steps.clone();
    factor = draft.factor == null ? null : draft.factor.clone();
    requantisation = draft.requantisation == null ? null : draft.requantisation.clone();
    table = draft.table == null ? null : draft.table.clone();
    relu = draft.relu;
    slope = draft.slope;
    quantisation = draft.quantisation;
  }

  /** How many inputs. */
  public int inputs() {
    return inputs.length;
  }

  /** The value that is an input. */
  public int input(int index) {
    return inputs[index];
  }

  /** All attributes. */
  public int[] attributes() {
    return attributes.clone();
  }

  /** An attribute, or another number where the layer has fewer. */
  public int attribute(int index, int otherwise) {
    return index < attributes.length ? attributes[index] : otherwise;
  }

  /** float32 bias, or null. */
  public float[] bias() {
    return bias == null ? null : bias.clone();
  }

  /** int32 bias, or null. */
  public int[] steps() {
    return steps == null ? null : steps.clone();
  }

  /** An {@code AFFINE}'s factors, or null. */
  public float[] factor() {
    return factor == null ? null : factor.clone();
  }

  /** From accumulators to the output's steps, or null. */
  public FixedPoint[] requantisation() {
    return requantisation == null ? null : requantisation.clone();
  }

  /** A {@code TABLE}'s entries, or null. */
  public byte[] table() {
    return table == null ? null : table.clone();
  }

  /** A layer being put together; for those who read packages. Everybody else has {@link EdgeModelBuilder}. */
  public static final class Draft {
    private final EdgeOp op;
    private final String name;
    private final int[] inputs;
    public int[] attributes = NO_NUMBERS;
    public Weights weights;
    public Weights recurrent;
    public float[] bias;
    public int[] steps;
    public float[] factor;
    public FixedPoint[] requantisation;
    public byte[] table;
    public boolean relu;
    public double slope;
    public Quantisation quantisation;

    /** A layer with nothing but its inputs. */
    public Draft(EdgeOp op, String name, int... inputs) {
      this.op = op;
      this.name = name;
      this.inputs = inputs;
    }

    /** The layer, not yet checked against its inputs. */
    public EdgeLayer layer() {
      return new EdgeLayer(this);
    }
  }
}
