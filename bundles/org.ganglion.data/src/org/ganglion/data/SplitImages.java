package org.ganglion.data;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.data.prepare.ImageRows;
import org.ganglion.data.prepare.Parts;
import org.osgi.service.component.annotations.Component;

/** Splits images; equal images go to one part, and every part has its share of each class. */
@Component(service = Operator.class)
@OperatorInfo(id = "data.split-images", version = "1.0",
    summary = "Splits images into training, validation and test: each class in its share, copies kept together")
public final class SplitImages implements Operator<SplitImages.In, SplitImages.Params, SplitImages.Out> {
  /** What to split. */
  public record In(@Port("images, with classes or without") Images images) {}

  /** How. */
  public record Params(@Default("{}") @Help("shares of the images") Parts.Shares shares) {}

  /** The parts. */
  public record Out(
      @Port("images to train on") Images train, @Port("images to choose by, never trained on") Images validation,
      @Port("images to judge by, once") Images test) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    Images images = in.images();
    if (images.count() < 3) {
      throw new InputException("images: there are " + images.count() + ", too few for three parts");
    }
    // buffers are equal, and hash alike, where their bytes are
    List<?> keys = IntStream.range(0, images.count()).mapToObj(i -> images.pixels().slice(i * images.imageSize(), images.imageSize())).toList();
    List<?> classes = images.labels().<List<?>>map(labels -> IntStream.of(labels.of()).boxed().toList())
        .orElse(Collections.nCopies(images.count(), 0));
    Parts parts = Parts.byGroup(keys, classes, params.shares(), context.seed());
    for (int[] part : parts.of()) {
      if (part.length == 0) {
        throw new InputException("images: " + images.count() + " images leave a part empty (" + parts.describe()
            + "); more images or other shares are needed");
      }
    }
    int copies = images.count() - new HashSet<>(keys).size();
    context.log(parts.describe() + (copies == 0 ? "" : "; " + copies + " images are copies of another and stayed with it"));
    return new Out(ImageRows.select(images, parts.train()), ImageRows.select(images, parts.validation()), ImageRows.select(images, parts.test()));
  }
}
