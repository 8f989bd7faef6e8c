package org.ganglion.gan.table;

import static org.ganglion.api.network.NetworkSpec.Layers.dense;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.gan.GanArchitecture;
import org.ganglion.api.gan.GanShape;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.gan.turn.GumbelNoise;

/** Networks for rows of a table: a head for each column, tanh for a number, a Gumbel-softmax for a category. A row is an image of 1 × values. */
public record TableGan(Layout layout) implements GanArchitecture {
  private static final int HIDDEN = 128;
  private static final double DROPOUT = 0.3;

  @Override
  public NetworkSpec generator(GanShape shape) {
    NetworkSpec.Builder net = NetworkSpec.builder("table-generator").input("noise", shape.latent());
    List<String> heads = new ArrayList<>();
    for (int i = 0; i < layout.fields().size(); i++) {
      if (layout.fields().get(i) instanceof Layout.Category category) {
        net.input(GumbelNoise.PREFIX + i, category.width());
      }
    }
    net.add("hidden1", dense(HIDDEN), "noise").activate("active1", Layer.Function.LEAKY_RELU);
    net.add("hidden2", dense(HIDDEN)).activate("active2", Layer.Function.LEAKY_RELU);
    for (int i = 0; i < layout.fields().size(); i++) {
      String head = "column" + i;
      heads.add(head);
      net.add("values" + i, dense(layout.fields().get(i).width()), "active2");
      switch (layout.fields().get(i)) {
        case Layout.Number number -> net.activate(head, Layer.Function.TANH, "values" + i);
        case Layout.Category category -> {
          net.add("drawn" + i, new Layer.Add(), "values" + i, GumbelNoise.PREFIX + i);
          net.activate(head, Layer.Function.SOFTMAX);
        }
      }
    }
    String row = heads.get(0);
    if (heads.size() > 1) {
      row = "row";
      net.add(row, new Layer.Concatenate(0), heads.toArray(String[]::new));
    }
    return net.add("image", new Layer.Reshape(List.of(1, 1, layout.width())), row).outputs("image").build();
  }

  @Override
  public NetworkSpec discriminator(GanShape shape) {
    NetworkSpec.Builder net = NetworkSpec.builder("table-discriminator").input("image", 1, 1, layout.width());
    net.add("flat", new Layer.Flatten());
    net.add("hidden1", dense(HIDDEN)).activate("active1", Layer.Function.LEAKY_RELU).add("dropout1", new Layer.Dropout(DROPOUT));
    net.add("hidden2", dense(HIDDEN)).activate("active2", Layer.Function.LEAKY_RELU).add("dropout2", new Layer.Dropout(DROPOUT));
    return net.add("score", dense(1)).outputs("score").build();
  }
}
