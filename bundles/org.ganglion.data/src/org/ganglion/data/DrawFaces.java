package org.ganglion.data;

import org.ganglion.api.artifact.Images;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.data.face.FaceSet;
import org.osgi.service.component.annotations.Component;

/**
 * Small drawn faces whose attributes are known: woman, old, bald, blond, glasses, smiling. Skin, light, pose, proportions, colours and background
 * vary by chance, so that no single pixel tells an attribute. Attribute data that can be had anywhere, without a photograph of anybody.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "data.faces", version = "1.0", summary = "Draws small faces with known attributes: woman, old, bald, blond, glasses, smiling")
public final class DrawFaces implements Operator<DrawFaces.In, DrawFaces.Params, DrawFaces.Out> {
  /** Nothing: it draws. */
  public record In() {}

  /** How many, and how large. */
  public record Params(
      @Default("20000") @Min(1) @Max(200_000) @Help("faces to learn from") int train,
      @Default("1000") @Min(1) @Max(200_000) @Help("faces to test with") int test,
      @Default("32") @Min(16) @Max(128) @Help("pixels a side") int side) {}

  /** Both parts. */
  public record Out(@Port("faces to learn from, with attributes") Images train, @Port("other faces") Images test) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    long seed = context.seed();
    return new Out(
        FaceSet.draw(params.train(), params.side(), RandomStream.derive(seed, "train")),
        FaceSet.draw(params.test(), params.side(), RandomStream.derive(seed, "test")));
  }
}
