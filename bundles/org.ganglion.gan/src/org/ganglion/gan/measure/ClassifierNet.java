package org.ganglion.gan.measure;

import static org.ganglion.api.network.NetworkSpec.Layers.convolution;
import static org.ganglion.api.network.NetworkSpec.Layers.dense;

import java.util.List;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.Shape;

/** The networks that classify images here. Input {@code image}, output {@code known}: logits of classes or attributes. */
public enum ClassifierNet {
  /** Two strided convolutions of 32 and 64 filters, dense 64: who judges. */
  CONVOLUTIONAL {
    @Override
    void body(NetworkSpec.Builder net) {
      net.add("convolution1", convolution(32, 5, 2, 2)).activate("active1", Layer.Function.RELU);
      net.add("convolution2", convolution(64, 5, 2, 2)).activate("active2", Layer.Function.RELU);
      net.add("flat", new Layer.Flatten());
      net.add("dense", dense(64)).activate(FEATURES, Layer.Function.RELU);
      net.add("dropout", new Layer.Dropout(0.3));
    }
  },
  /** The same with half the filters: who looks over a training's shoulder. */
  SMALL {
    @Override
    void body(NetworkSpec.Builder net) {
      net.add("convolution1", convolution(12, 5, 2, 2)).activate("active1", Layer.Function.RELU);
      net.add("convolution2", convolution(24, 5, 2, 2)).activate("active2", Layer.Function.RELU);
      net.add("flat", new Layer.Flatten());
      net.add("dense", dense(48)).activate(FEATURES, Layer.Function.RELU);
    }
  },
  /** One hidden layer of 128. */
  DENSE {
    @Override
    void body(NetworkSpec.Builder net) {
      net.add("flat", new Layer.Flatten());
      net.add("dense", dense(128)).activate(FEATURES, Layer.Function.RELU);
    }
  };

  /** The node whose values are an image's features. */
  static final String FEATURES = "features";

  /** The node of the answer. */
  static final String KNOWN = "known";

  abstract void body(NetworkSpec.Builder net);

  /** The network for images of a shape. Parameters are the same whatever the outputs. */
  NetworkSpec spec(Shape image, int width, List<String> outputs) {
    NetworkSpec.Builder net = NetworkSpec.builder("classifier").input("image", image.toIntArray());
    body(net);
    return net.add(KNOWN, dense(width)).outputs(outputs.toArray(String[]::new)).build();
  }
}
