package com.example.@package@;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.testkit.TestRunContext;
import org.ganglion.testkit.plugin.OperatorConformance;
import org.junit.jupiter.api.Test;

class BrightenTest extends OperatorConformance<Brighten.In, Brighten.Params, Brighten.Out> {
  @Override
  protected Brighten operator() {
    return new Brighten();
  }

  @Override
  protected Brighten.In inputs() {
    return new Brighten.In(new Images(1, 1, 2, ByteBuffer.wrap(new byte[] {0, 10, 100, (byte) 250}), Optional.empty(), Optional.empty()));
  }

  @Override
  protected Brighten.Params parameters() {
    return new Brighten.Params(20);
  }

  @Test
  void everyPixelGetsBrighterAndNoneOverflows() {
    ByteBuffer pixels = operator().run(inputs(), parameters(), new TestRunContext(1)).images().pixels();
    assertEquals(20, pixels.get(0) & 0xff);
    assertEquals(30, pixels.get(1) & 0xff);
    assertEquals(120, pixels.get(2) & 0xff);
    assertEquals(255, pixels.get(3) & 0xff);
  }
}
