package org.ganglion.rl.agents.policy;

import java.util.List;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
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
   * The network of the lecture: two stacks of convolution and pooling (16 filters of 5×5 with step 2, 8 of 3×3), one dense layer, on which policy and value
   * sit; about 100,000 weights on 4 frames of 36×36.
   */
  record Lecture(@Default("1000") @Min(1) @Help("units of the dense layer") int dense) implements NetworkChoice {}

  /** A network of one's own: one input {@code observation}, one output that is a vector. */
  record Own(@Help("the network") NetworkSpec network, @Default("true") @Help("whether policy and value look at one network, or have one each") boolean shared)
      implements NetworkChoice {}

  /** Whether policy and value look at one network. */
  default boolean sharedTrunk() {
    return switch (this) {
      case Dense dense -> dense.shared();
      case Lecture lecture -> true;
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
          net.add("hidden" + (i + 1), Layers.dense(dense.hidden().get(i)));
          net.activate("active" + (i + 1), dense.function());
        }
      }
      case Lecture lecture -> {
        if (observation.size() != 3 || observation.get(1) < 18 || observation.get(2) < 18) {
          throw new InputException("the network 'lecture' looks at images of 18×18 at least, the environment shows " + observation + "; take 'dense'");
        }
        net.add("conv1", convolution(16, 5, 2)).activate("seen1", Layer.Function.RELU).add("pool1", Layers.pooling(Layer.Pool.MAX, 2, 2));
        net.add("conv2", convolution(8, 3, 1)).activate("seen2", Layer.Function.RELU).add("pool2", Layers.pooling(Layer.Pool.MAX, 2, 2));
        net.add("flat", new Layer.Flatten());
        net.add("dense", new Layer.Dense(lecture.dense(), true, new Initialiser.He())).activate("thought", Layer.Function.RELU);
      }
      case Own own -> {
        return own.network();
      }
    }
    return net.build();
  }

  private static Layer convolution(int filters, int kernel, int stride) {
    Layer.Convolution usual = Layers.convolution(filters, kernel, stride, 0);
    return new Layer.Convolution(
        filters, usual.kernel(), usual.stride(), usual.padding(), usual.dilation(), usual.groups(), true, new Initialiser.He());
  }
}
