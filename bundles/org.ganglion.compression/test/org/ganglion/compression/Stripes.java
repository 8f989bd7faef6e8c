package org.ganglion.compression;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.loss.Losses;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.random.RandomStream;
import org.ganglion.kit.training.LabelledImages;
import org.ganglion.kit.training.LearningRate;
import org.ganglion.kit.training.Trainer;
import org.ganglion.testkit.TestCore;

/** Images of 6×6 pixels with a bright row or a bright column in noise, and a classifier that has learnt to tell them apart. */
final class Stripes {
  private static final int SIDE = 6;

  private Stripes() {}

  static Images images(int count, long seed) {
    RandomStream stream = RandomStream.of(seed, "stripes");
    ByteBuffer pixels = ByteBuffer.allocateDirect(count * SIDE * SIDE);
    int[] labels = new int[count];
    for (int image = 0; image < count; image++) {
      labels[image] = image % 2;
      int line = stream.below(SIDE, 0, image);
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          boolean bright = labels[image] == 0 ? y == line : x == line;
          pixels.put((byte) (stream.below(60, image + 1, y * SIDE + x) + (bright ? 180 : 0)));
        }
      }
    }
    return new Images(1, SIDE, SIDE, pixels.rewind(), Optional.of(new Images.Labels(labels, List.of("row", "column"))), Optional.empty());
  }

  /** A classifier by batch normalisation and two dense layers, wider than it need be. */
  static Model classifier() {
    NetworkSpec.Builder net = NetworkSpec.builder("stripes").input("image", 1, SIDE, SIDE).add("flat", new Layer.Flatten());
    net.add("hidden", Layers.dense(40)).add("normal", Layers.batchNormalisation()).activate("active", Layer.Function.RELU)
        .add("class", Layers.dense(2));
    TestCore core = new TestCore();
    LabelledImages samples = new LabelledImages(images(240, 1), 1f / 255, 0);
    try (Network network = core.compile(net.build(), 1, CompileOptions.training(16))) {
      Trainer trainer = new Trainer(network, samples,
          new Trainer.Plan(Losses.softmaxCrossEntropy(), Updater.adam(), LearningRate.cosine(0.01), 16, 10, 0, 1),
          core.arena());
      while (!trainer.finished()) {
        trainer.step();
      }
      return Model.of(network, Map.of("kind", "classifier", "classes", "row\ncolumn", "scale", Float.toString(1f / 255), "shift", "0"));
    }
  }
}
