package com.example.@package@;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.ganglion.api.gan.GanShape;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.tensor.Shape;
import org.junit.jupiter.api.Test;

class WideGanTest {
  @Test
  void theNetworksFitEachOther() {
    GanShape shape = new GanShape(3, 8, 8, 16, 10);
    NetworkSpec generator = new WideGan().generator(shape);
    NetworkSpec discriminator = new WideGan().discriminator(shape);
    assertEquals(List.of("image"), generator.outputs());
    assertEquals(List.of("score"), discriminator.outputs());
    assertEquals(Shape.of(3, 8, 8), NetworkGraph.of(generator).outputShapes().get("image"));
  }
}
