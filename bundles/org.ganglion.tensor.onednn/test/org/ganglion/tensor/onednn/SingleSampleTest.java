package org.ganglion.tensor.onednn;

import static org.ganglion.api.network.NetworkSpec.Layers.dense;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Inference;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.Initialisation;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.tensor.onednn.natives.NativeLibrary;
import org.junit.jupiter.api.Test;

/** A single sample goes its own way: its memory is read in place, and large layers behind a ReLU leave the weights of zeros unread. */
class SingleSampleTest {
  private static final int WIDTH = 301;

  private final OneDnnEngine engine = new OneDnnEngine(new NativeLibrary());
  private final NetworkGraph graph =
      NetworkGraph.of(
          NetworkSpec.builder("wide").input("x", WIDTH)
              .add("a", dense(600)).activate("r", Layer.Function.RELU).add("b", dense(603)).activate("s", Layer.Function.RELU).add("c", dense(5))
              .build());

  private Network compile() {
    return engine.compile(graph, Initialisation.parameters(graph, 1), new float[0], 1, CompileOptions.training(4));
  }

  @Test
  void leavingZerosOutChangesNothing() {
    Tensor x = TrainingDigest.normal(Shape.of(1, WIDTH), "x");
    try (Network network = compile();
        Inference handle = network.inference(4)) {
      assertArrayEquals(network.forward(x, Mode.INFERENCE).toFloatArray(), handle.forward(x).toFloatArray(), 1e-5f);
      network.setParameters(Initialisation.parameters(graph, 2));
      handle.refresh();
      assertArrayEquals(network.forward(x, Mode.INFERENCE).toFloatArray(), handle.forward(x).toFloatArray(), 1e-5f, "stale weights");
    }
  }

  @Test
  void whereAnInputLiesDoesNotMatter() {
    Tensor all = TrainingDigest.normal(Shape.of(4, WIDTH), "x");
    try (Network network = compile();
        Inference handle = network.inference(4)) {
      for (int sample = 0; sample < 4; sample++) {
        // all but the first begin at odd addresses
        Tensor view = all.samples(sample, sample + 1);
        Tensor copy = Tensor.of(view.shape(), view.toFloatArray());
        float[] expected = handle.forward(copy).toFloatArray();
        assertArrayEquals(expected, handle.forward(view).toFloatArray(), "sample " + sample);
        assertArrayEquals(expected, handle.forward(copy).toFloatArray(), "sample " + sample + " again");
      }
    }
  }

  @Test
  void anInputThatChangesInPlaceIsReadAgain() {
    Tensor x = TrainingDigest.normal(Shape.of(1, WIDTH), "x");
    try (Network network = compile();
        Inference handle = network.inference(1)) {
      float before = handle.forward(x).floats().get(0);
      x.floats().put(0, x.floats().get(0) + 10);
      float after = handle.forward(x).floats().get(0);
      assertEquals(network.forward(x, Mode.INFERENCE).floats().get(0), after, 1e-4f);
      assertEquals(false, before == after, "the change was not seen");
    }
  }
}
