package org.ganglion.gan.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.gan.GanArchitecture;
import org.ganglion.api.gan.GanShape;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Arena;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.testkit.TestCore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

/** What every architecture owes to gan.train: names, shapes, ranges, and an answer that depends on all of its inputs. */
class ArchitecturesTest {
  private final TestCore core = new TestCore();
  private final Arena arena = core.arena();

  static Stream<Arguments> cases() {
    return Stream.of(new DenseGan(), new Dcgan())
        .flatMap(architecture -> Stream.of(
            Arguments.of(architecture, new GanShape(1, 28, 28, 8, 0)),
            Arguments.of(architecture, new GanShape(3, 32, 32, 8, 0)),
            Arguments.of(architecture, new GanShape(3, 8, 12, 8, 5)),
            Arguments.of(architecture, new GanShape(1, 30, 27, 8, 3)),
            Arguments.of(architecture, new GanShape(1, 5, 4, 8, 0)),
            Arguments.of(architecture, new GanShape(1, 28, 28, 8, 10))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void imagesAreInRangeAndScoresDependOnEveryInput(GanArchitecture architecture, GanShape shape) {
    try (GanNetworks networks = GanNetworks.compile(core, "x", architecture, shape, CompileOptions.training(3), false, 1)) {
      Map<String, Tensor> wish = inputs(shape, "noise", shape.latent());
      Tensor images = networks.generator().forward(wish, Mode.FROZEN_STATISTICS).get("image");
      assertEquals(Shape.of(3, shape.channels(), shape.height(), shape.width()), images.shape());
      for (float value : images.toFloatArray()) {
        assertTrue(value >= -1 && value <= 1, "pixel " + value);
      }
      assertDepends(networks.generator(), wish, "image");
      Map<String, Tensor> seen = inputs(shape, "image", shape.channels(), shape.height(), shape.width());
      assertEquals(Shape.of(3, 1), networks.discriminator().forward(seen, Mode.FROZEN_STATISTICS).get("score").shape());
      assertDepends(networks.discriminator(), seen, "score");
    }
  }

  private static void assertDepends(Network network, Map<String, Tensor> inputs, String output) {
    float[] before = network.forward(inputs, Mode.INFERENCE).get(output).toFloatArray();
    inputs.forEach((name, tensor) -> {
      float[] values = tensor.toFloatArray();
      for (int i = 0; i < values.length; i++) {
        tensor.floats().put(i, values[i] + 1);
      }
      float[] after = network.forward(inputs, Mode.INFERENCE).get(output).toFloatArray();
      tensor.floats().put(0, values);
      double change = 0;
      for (int i = 0; i < before.length; i++) {
        change += Math.abs(after[i] - before[i]);
      }
      assertTrue(change > 0, output + " does not depend on " + name);
    });
  }

  private Map<String, Tensor> inputs(GanShape shape, String name, long... sample) {
    Tensor main = filled(Shape.of(sample).prepend(3));
    return shape.conditions() == 0 ? Map.of(name, main) : Map.of(name, main, "condition", filled(Shape.of(3, shape.conditions())));
  }

  private Tensor filled(Shape shape) {
    RandomStream stream = RandomStream.of(3, shape.toString());
    Tensor tensor = arena.floats(shape.toArray());
    for (int i = 0; i < shape.size(); i++) {
      tensor.floats().put(i, (float) stream.normal(0, i) / 2);
    }
    return tensor;
  }

  @Test
  void sizesThatDcganCannotMakeGetASentence() {
    InputException e = assertThrows(InputException.class,
        () -> GanNetworks.compile(core, "dcgan", new Dcgan(), new GanShape(1, 65, 28, 8, 0), CompileOptions.training(3), false, 1));
    assertEquals(
        "architecture 'dcgan': it doubles the sides of images twice, so they must be 4 to 64, not 65×28; resize the images, to 32×32 for"
            + " instance, or take the architecture dense", e.getMessage());
  }

  @Test
  void architecturesThatBreakTheContractAreNamed() {
    GanArchitecture wrong = new GanArchitecture() {
      @Override
      public NetworkSpec generator(GanShape shape) {
        return new DenseGan().generator(new GanShape(shape.channels(), shape.width(), shape.height(), shape.latent(), 0));
      }

      @Override
      public NetworkSpec discriminator(GanShape shape) {
        return new DenseGan().discriminator(shape);
      }
    };
    InputException e = assertThrows(InputException.class,
        () -> GanNetworks.compile(core, "odd", wrong, new GanShape(1, 4, 8, 8, 0), CompileOptions.training(3), false, 1));
    assertEquals("architecture 'odd': dense-generator must have the output 'image' of 1×4×8, it has {image=1×8×4}", e.getMessage());
    assertEquals(List.of("image"), new DenseGan().generator(new GanShape(1, 4, 8, 8, 0)).outputs());
  }
}
