package org.ganglion.anomaly.detector;

import static org.ganglion.api.network.NetworkSpec.Layers.dense;
import static org.ganglion.api.network.NetworkSpec.Layers.lstm;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Size;

/** What an auto-encoder between a sample and its bottleneck looks like: as a network that is trained, and as loops that score. */
sealed interface BowTieForm {
  /** The network; its input and output are as wide as a sample. */
  NetworkSpec spec();

  /** The same in plain loops. */
  LayerStack stack(float[] parameters);

  /** Sample to the order in which the network takes it. */
  default double[] ordered(double[] sample) {
    return sample;
  }

  /** Steps of training that have to be enough. */
  int steps();

  /** Width of the bottleneck. */
  int bottleneck();

  private static NetworkSpec.Builder tanh(NetworkSpec.Builder net, String name, Layer layer, String... from) {
    return net.add(name, layer, from).activate(name + "-active", Layer.Function.TANH);
  }

  /** Dense layers, one half-way on each side; {@code shallow} leaves these out. */
  record Dense(int width, int bottleneck, boolean shallow) implements BowTieForm {
    private int between() {
      return (width + bottleneck + 1) / 2;
    }

    @Override
    public NetworkSpec spec() {
      NetworkSpec.Builder net = NetworkSpec.builder("bow-tie").input("input", width);
      if (shallow) {
        tanh(net, "narrow", dense(bottleneck));
      } else {
        tanh(tanh(tanh(net, "in", dense(between())), "narrow", dense(bottleneck)), "out", dense(between()));
      }
      return net.add("output", dense(width)).outputs("output").build();
    }

    @Override
    public LayerStack stack(float[] parameters) {
      LayerStack.Weights weights = new LayerStack.Weights(parameters);
      List<LayerStack.Step> steps = new ArrayList<>();
      int[] widths = shallow ? new int[] {width, bottleneck, width} : new int[] {width, between(), bottleneck, between(), width};
      for (int layer = 1; layer < widths.length; layer++) {
        steps.add(LayerStack.dense(weights, widths[layer - 1], widths[layer], 1, layer + 1 < widths.length));
      }
      weights.end("a dense bow tie " + java.util.Arrays.toString(widths));
      return new LayerStack(steps, shallow ? 0 : 1);
    }

    @Override
    public int steps() {
      return 4000;
    }
  }

  /** Filters along time on both sides: what is normal at one moment of the window is so at the next, too. */
  record Convolutional(int sensors, int rows, int bottleneck) implements BowTieForm {
    private static final int FILTERS = 8;
    private static final LayerStack.Along IN = new LayerStack.Along(5, 2, 2, 2);

    /** Doubled rows are one too many where the window is odd. */
    private LayerStack.Along out() {
      return new LayerStack.Along(5, 1, 2, rows - 2 * half() + 2);
    }

    private int half() {
      return IN.length(rows);
    }

    @Override
    public NetworkSpec spec() {
      NetworkSpec.Builder net = NetworkSpec.builder("bow-tie-convolutional").input("input", sensors * rows);
      net.add("image", new Layer.Reshape(List.of(sensors, 1, rows)));
      tanh(net, "in", along(FILTERS, IN)).add("flat", new Layer.Flatten());
      tanh(tanh(net, "narrow", dense(bottleneck)), "wide", dense(FILTERS * half())).add("rows", new Layer.Reshape(List.of(FILTERS, 1, half())));
      net.add("doubled", new Layer.Upsampling(new Size(1, 2))).add("output-rows", along(sensors, out()));
      return net.add("output", new Layer.Flatten()).outputs("output").build();
    }

    private static Layer along(int filters, LayerStack.Along along) {
      Margins padding = new Margins(0, along.before(), 0, along.behind());
      return new Layer.Convolution(filters, new Size(1, along.taps()), new Size(1, along.stride()), padding, Size.of(1), 1, true,
          new Initialiser.Glorot());
    }

    @Override
    public LayerStack stack(float[] parameters) {
      LayerStack.Weights weights = new LayerStack.Weights(parameters);
      List<LayerStack.Step> steps =
          List.of(
              LayerStack.convolution(weights, sensors, rows, FILTERS, IN, true),
              LayerStack.dense(weights, FILTERS * half(), bottleneck, 1, true),
              LayerStack.dense(weights, bottleneck, FILTERS * half(), 1, true),
              LayerStack.doubled(FILTERS * half()),
              LayerStack.convolution(weights, FILTERS, 2 * half(), sensors, out(), false));
      weights.end("a convolutional bow tie");
      return new LayerStack(steps, 1);
    }

    @Override
    public int steps() {
      return 3000;
    }
  }

  /** A memory that reads the window row by row, and one that writes it again. */
  record Recurrent(int sensors, int rows, int bottleneck) implements BowTieForm {
    private static final int UNITS = 16;

    @Override
    public NetworkSpec spec() {
      NetworkSpec.Builder net = NetworkSpec.builder("bow-tie-recurrent").input("input", rows * sensors);
      net.add("series", new Layer.Reshape(List.of(rows, sensors))).add("reading", lstm(UNITS));
      tanh(tanh(net, "narrow", dense(bottleneck), "reading.h"), "wide", dense(rows * UNITS)).add("rows", new Layer.Reshape(List.of(rows, UNITS)));
      net.add("writing", lstm(UNITS)).add("values", dense(sensors), "writing");
      return net.add("output", new Layer.Flatten()).outputs("output").build();
    }

    @Override
    public LayerStack stack(float[] parameters) {
      LayerStack.Weights weights = new LayerStack.Weights(parameters);
      List<LayerStack.Step> steps =
          List.of(
              LayerStack.turned(sensors, rows),
              LayerStack.lstm(weights, rows, sensors, UNITS, true),
              LayerStack.dense(weights, UNITS, bottleneck, 1, true),
              LayerStack.dense(weights, bottleneck, rows * UNITS, 1, true),
              LayerStack.lstm(weights, rows, UNITS, UNITS, false),
              LayerStack.dense(weights, UNITS, sensors, rows, false),
              LayerStack.turned(rows, sensors));
      weights.end("a recurrent bow tie");
      return new LayerStack(steps, 2);
    }

    @Override
    public double[] ordered(double[] sample) {
      return LayerStack.turned(sensors, rows).forward(sample);
    }

    @Override
    public int steps() {
      return 1500;
    }
  }
}
