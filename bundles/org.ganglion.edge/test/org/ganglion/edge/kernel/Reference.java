package org.ganglion.edge.kernel;

import java.util.IdentityHashMap;
import java.util.Map;
import org.ganglion.edge.model.EdgeFunction;
import org.ganglion.edge.model.EdgeLayer;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.edge.model.EdgeOp;
import org.ganglion.edge.model.EdgeValue;
import org.ganglion.edge.model.Quantisation;
import org.ganglion.edge.model.Weights;

/** What each layer is defined to compute, by the plainest loops: int8 as integers, float32 in double precision. */
final class Reference {
  private final EdgeModel model;
  private final Map<Weights, double[]> unpacked = new IdentityHashMap<>();

  Reference(EdgeModel model) {
    this.model = model;
  }

  /** All values; int8 ones as whole numbers. */
  double[][] run(float[] input) {
    double[][] values = new double[model.values.size()][];
    values[0] = new double[input.length];
    for (int k = 0; k < input.length; k++) {
      values[0][k] = input[k];
    }
    for (int to = 1; to < values.length; to++) {
      EdgeLayer layer = model.layers.get(to - 1);
      double[][] x = new double[layer.inputs()][];
      for (int k = 0; k < x.length; k++) {
        x[k] = values[layer.input(k)];
      }
      values[to] = layer(layer, model.values.get(layer.input(0)), model.values.get(to), x);
    }
    return values;
  }

  private double[] layer(EdgeLayer layer, EdgeValue in, EdgeValue out, double[][] x) {
    double[] y = new double[out.size()];
    for (int k = 0; k < y.length; k++) {
      switch (layer.op) {
        case QUANTISE:
          y[k] = layer.quantisation.quantise((float) x[0][k]);
          break;
        case DEQUANTISE:
          y[k] = in.quantisation.dequantise((int) x[0][k]);
          break;
        case DENSE: {
          int o = k % out.axis(-1);
          double sum = 0;
          for (int i = 0; i < in.axis(-1); i++) {
            sum += (x[0][k / out.axis(-1) * in.axis(-1) + i] - zero(in)) * weight(layer, o, i);
          }
          y[k] = finish(layer, in, o, sum);
          break;
        }
        case CONVOLUTION:
          y[k] = convolution(layer, in, out, x[0], k);
          break;
        case TRANSPOSED_CONVOLUTION:
          y[k] = transposed(layer, in, out, x[0], k);
          break;
        case FUNCTION:
          y[k] = function(layer, in, x[0], k);
          break;
        case TABLE:
          y[k] = layer.table()[(int) x[0][k] + 128];
          break;
        case AFFINE: {
          int c = in.rank() == 3 ? k / in.axis(1) / in.axis(2) : k % in.axis(-1);
          y[k] = layer.factor()[c] * x[0][k] + layer.bias()[c];
          break;
        }
        case MULTIPLY:
          y[k] = x[0][k] * x[1][k];
          break;
        case ADD:
          y[k] = sum(layer, x, k);
          break;
        case UPSAMPLING:
          y[k] = at(in, x[0], channel(out, k), row(out, k) / layer.attribute(0, 0), column(out, k) / layer.attribute(1, 0));
          break;
        case PADDING:
          y[k] = at(in, x[0], channel(out, k), row(out, k) - layer.attribute(0, 0), column(out, k) - layer.attribute(2, 0));
          break;
        case CONCATENATE: {
          int width = in.size() / in.axis(0);
          int source = 0;
          int place = k;
          while (place >= x[source].length) {
            place -= x[source++].length;
          }
          assert width > 0 && layer.attribute(0, 0) == 0;
          EdgeValue from = model.values.get(layer.input(source));
          y[k] = !out.isInt8() || from.quantisation.equals(out.quantisation) ? x[source][place]
              : clamp(layer.requantisation()[source].apply((int) x[source][place] - from.quantisation.zeroPoint) + out.quantisation.zeroPoint, -128);
          break;
        }
        case MAX_POOLING:
        case AVERAGE_POOLING:
          y[k] = pool(layer, in, out, x[0], k);
          break;
        default:
          y[k] = x[0][k];
      }
    }
    return y;
  }

  private double sum(EdgeLayer layer, double[][] x, int k) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      Quantisation from = model.values.get(layer.input(i)).quantisation;
      sum += from == null ? x[i][k] : layer.requantisation()[i].apply((int) (x[i][k] - from.zeroPoint) * 65536);
    }
    return layer.quantisation == null ? sum : clamp(awayFromZero(sum / 65536) + layer.quantisation.zeroPoint, -128);
  }

  private double weight(EdgeLayer layer, int output, int input) {
    return unpacked.computeIfAbsent(layer.weights, Reference::unpacked)[output * layer.weights.inputs + input];
  }

  private static double[] unpacked(Weights weights) {
    double[] all = new double[weights.outputs * weights.inputs];
    byte[] steps = weights.steps();
    float[] reals = weights.values();
    for (int k = 0; k < all.length; k++) {
      all[k] = steps != null ? steps[k] : reals[k];
    }
    return all;
  }

  private static double finish(EdgeLayer layer, EdgeValue in, int o, double sum) {
    if (!in.isInt8()) {
      double biased = sum + (layer.bias() == null ? 0 : layer.bias()[o]);
      return layer.relu ? Math.max(0, biased) : biased;
    }
    int whole = (int) sum + (layer.steps() == null ? 0 : layer.steps()[o]);
    if (layer.quantisation == null) {
      double real = (float) (whole * (in.quantisation.scale * layer.weights.scales()[o]));
      return layer.relu ? Math.max(0, real) : real;
    }
    int zero = layer.quantisation.zeroPoint;
    return clamp(layer.requantisation()[o].apply(whole) + zero, layer.relu ? zero : -128);
  }

  private double convolution(EdgeLayer layer, EdgeValue in, EdgeValue out, double[] x, int k) {
    int[] a = layer.attributes();
    int filter = channel(out, k);
    int channels = in.axis(0) / a[10];
    int group = filter / (out.axis(0) / a[10]);
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < a[0]; i++) {
        for (int j = 0; j < a[1]; j++) {
          double value = at(in, x, group * channels + c, row(out, k) * a[2] - a[4] + i * a[8], column(out, k) * a[3] - a[6] + j * a[9]);
          sum += (value - zero(in)) * weight(layer, filter, (c * a[0] + i) * a[1] + j);
        }
      }
    }
    return finish(layer, in, filter, sum);
  }

  private double transposed(EdgeLayer layer, EdgeValue in, EdgeValue out, double[] x, int k) {
    int[] a = layer.attributes();
    double sum = 0;
    for (int c = 0; c < in.axis(0); c++) {
      for (int i = 0; i < a[0]; i++) {
        for (int j = 0; j < a[1]; j++) {
          int row = row(out, k) + a[4] - i * a[8];
          int column = column(out, k) + a[6] - j * a[9];
          if (row % a[2] == 0 && column % a[3] == 0) {
            sum += at(in, x, c, row / a[2], column / a[3]) * weight(layer, channel(out, k), (c * a[0] + i) * a[1] + j);
          }
        }
      }
    }
    return sum + (layer.bias() == null ? 0 : layer.bias()[channel(out, k)]);
  }

  private static double pool(EdgeLayer layer, EdgeValue in, EdgeValue out, double[] x, int k) {
    int[] a = layer.attributes();
    double best = Double.NEGATIVE_INFINITY;
    double sum = 0;
    int count = 0;
    for (int i = 0; i < a[0]; i++) {
      for (int j = 0; j < a[1]; j++) {
        int row = row(out, k) * a[2] - a[4] + i;
        int column = column(out, k) * a[3] - a[6] + j;
        if (row >= 0 && row < in.axis(1) && column >= 0 && column < in.axis(2)) {
          double value = at(in, x, channel(out, k), row, column);
          best = Math.max(best, value);
          sum += value - zero(in);
          count++;
        }
      }
    }
    double mean = sum / (layer.attribute(8, 0) != 0 ? a[0] * a[1] : count);
    return layer.op == EdgeOp.MAX_POOLING ? best : in.isInt8() ? zero(in) + awayFromZero(mean) : mean;
  }

  private static double function(EdgeLayer layer, EdgeValue in, double[] x, int k) {
    EdgeFunction function = EdgeFunction.values()[layer.attribute(0, 0)];
    if (function != EdgeFunction.SOFTMAX) {
      return function.at(x[k], layer.slope);
    }
    int first = k / in.axis(-1) * in.axis(-1);
    double sum = 0;
    for (int i = first; i < first + in.axis(-1); i++) {
      sum += Math.exp(x[i]);
    }
    return Math.exp(x[k]) / sum;
  }

  private static double awayFromZero(double value) {
    return Math.signum(value) * Math.floor(Math.abs(value) + 0.5);
  }

  private static int clamp(double value, int least) {
    return (int) Math.max(least, Math.min(127, value));
  }

  private static int zero(EdgeValue value) {
    return value.isInt8() ? value.quantisation.zeroPoint : 0;
  }

  private static int channel(EdgeValue value, int k) {
    return k / value.axis(2) / value.axis(1);
  }

  private static int row(EdgeValue value, int k) {
    return k / value.axis(2) % value.axis(1);
  }

  private static int column(EdgeValue value, int k) {
    return k % value.axis(2);
  }

  /** Zero outside of the image, in real terms. */
  private static double at(EdgeValue image, double[] x, int channel, int row, int column) {
    boolean inside = row >= 0 && row < image.axis(1) && column >= 0 && column < image.axis(2);
    return inside ? x[(channel * image.axis(1) + row) * image.axis(2) + column] : zero(image);
  }
}
