package org.ganglion.rl.agents.policy;

import java.util.List;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Size;
import org.ganglion.api.operator.InputException;

/** The network between observation and decision, as a workflow names it. */
public sealed interface NetworkChoice {
  /** Dense layers. */
  record Dense(
      @Default("[]") @Help("units of each hidden layer; two of 64 when none is named") List<Integer> hidden,
      @Default("tanh") @Help("function behind each hidden layer") Layer.Function function,
      @Default("false") @Help("whether policy and value look at one network, or have one each") boolean shared)
      implements NetworkChoice {
    public Dense {
      hidden = hidden.isEmpty() ? List.of(64, 64) : List.copyOf(hidden);
    }
  }

  /**
   * The network of the lecture: two stacks of convolution and pooling (16 filters of 5×5 with step 2, 8 of 3×3), one dense layer, on which policy and
   * value sit; about 100,000 weights on 4 frames of 36×36.
   */
  record Lecture(@Default("1000") @Min(1) @Help("units of the dense layer") int dense) implements NetworkChoice {}

  /**
   * Fully convolutional: one number for each cell of an image, from what lies around it, by the same weights everywhere; for the agent that learns a
   * map of success. The image is padded once at its border and nowhere else, so that a patch of twelve cells across gives the number of the one in
   * its middle.
   */
  record Cells(
      @Default("32") @Min(1) @Help("filters of each layer") int filters,
          @Default("2") @Min(1) @Help("pixels of the image along each side of a cell") int cell)
      implements NetworkChoice {}

  /** A network of one's own: one input {@code observation}, one output that is a vector. */
  record Own(@Help("the network") NetworkSpec network,
      @Default("true") @Help("whether policy and value look at one network, or have one each") boolean shared)
      implements NetworkChoice {}

  /** Whether policy and value look at one network. */
  default boolean sharedTrunk() {
    return switch (this) {
      case Dense dense -> dense.shared();
      case Lecture lecture -> true;
      case Cells cells -> true;
      case Own own -> own.shared();
    };
  }

  /**
   * The network for observations of some axes.
   *
   * @throws InputException when they are none that it takes
   */
  default NetworkSpec trunk(List<Integer> observation) {
    NetworkSpec.Builder net = NetworkSpec.builder("trunk").input("observation", observation.stream().mapToInt(Integer::intValue).toArray());
    switch (this) {
      case Dense dense -> {
        if (observation.size() > 1) {
          net.add("flat", new Layer.Flatten());
        }
        for (int i = 0; i < dense.hidden().size(); i++) {
          net.add("hidden" + (i + 1), NetworkSpec.Layers.dense(dense.hidden().get(i)));
          net.activate("active" + (i + 1), dense.function());
        }
      }
      case Lecture lecture -> {
        if (observation.size() != 3 || observation.get(1) < 18 || observation.get(2) < 18) {
          throw new InputException("the network 'lecture' looks at images of 18×18 at least, the environment shows " + observation
              + "; take 'dense'");
        }
        net.add("conv1", convolution(16, 5, 2)).activate("seen1", Layer.Function.RELU).add("pool1", NetworkSpec.Layers.pooling(Layer.Pool.MAX, 2, 2));
        net.add("conv2", convolution(8, 3, 1)).activate("seen2", Layer.Function.RELU).add("pool2", NetworkSpec.Layers.pooling(Layer.Pool.MAX, 2, 2));
        net.add("flat", new Layer.Flatten());
        net.add("dense", new Layer.Dense(lecture.dense(), true, new Initialiser.He())).activate("thought", Layer.Function.RELU);
      }
      case Cells cells -> {
        if (observation.size() != 3 || observation.get(1) % cells.cell() != 0 || observation.get(2) % cells.cell() != 0) {
          throw new InputException("the network 'cells' looks at images of whole cells of " + cells.cell() + " pixels, the environment shows "
              + observation);
        }
        int before = 11 * cells.cell() / 2;
        int after = 11 * cells.cell() - before;
        net.add("border", new Layer.ZeroPadding(new Margins(before, before, after, after))).add("scale", NetworkSpec.Layers.batchNormalisation());
        net.add("near", convolution(cells.filters(), 2 * cells.cell(), cells.cell())).activate("near-seen", Layer.Function.RELU);
        int[] distances = {2, 2, 1};
        for (int i = 0; i < distances.length; i++) {
          net.add("around" + (i + 1), dilated(cells.filters(), distances[i])).activate("around-seen" + (i + 1), Layer.Function.RELU);
        }
        net.add("thought", convolution(cells.filters(), 1, 1)).activate("thought-active", Layer.Function.RELU);
        net.add("cell", NetworkSpec.Layers.convolution(1, 1, 1, 0)).add("cells", new Layer.Flatten());
      }
      case Own own -> {
        return own.network();
      }
    }
    return net.build();
  }

  private static Layer convolution(int filters, int kernel, int stride) {
    return new Layer.Convolution(filters, Size.of(kernel), Size.of(stride), Margins.NONE, Size.of(1), 1, true, new Initialiser.He());
  }

  private static Layer dilated(int filters, int distance) {
    return new Layer.Convolution(filters, Size.of(3), Size.of(1), Margins.NONE, Size.of(distance), 1, true, new Initialiser.He());
  }
}
