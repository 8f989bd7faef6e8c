package com.example.@package@;

import java.nio.ByteBuffer;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.osgi.service.component.annotations.Component;

/** Makes images brighter. */
@Component(service = Operator.class)
@OperatorInfo(id = "@name@.brighten", version = "1.0", summary = "Makes images brighter")
public final class Brighten implements Operator<Brighten.In, Brighten.Params, Brighten.Out> {
  public record In(@Port("images to brighten") Images images) {}

  public record Params(@Default("32") @Min(0) @Max(255) int by) {}

  public record Out(Images images) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    ByteBuffer pixels = in.images().pixels();
    ByteBuffer brighter = ByteBuffer.allocateDirect(pixels.capacity());
    int each = in.images().imageSize();
    for (int image = 0; image < in.images().count(); image++) {
      context.checkCancelled();
      for (int i = image * each; i < (image + 1) * each; i++) {
        brighter.put(i, (byte) Math.min(255, (pixels.get(i) & 0xff) + params.by()));
      }
      context.progress(image + 1, in.images().count(), "image");
    }
    return new Out(new Images(in.images().channels(), in.images().height(), in.images().width(), brighter, in.images().labels(),
        in.images().attributes()));
  }
}
