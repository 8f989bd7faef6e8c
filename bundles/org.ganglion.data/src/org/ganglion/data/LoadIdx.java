package org.ganglion.data;

import java.io.IOException;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.data.Help;
import org.ganglion.api.operator.ExternalFile;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.data.idx.IdxImages;
import org.osgi.service.component.annotations.Component;

/** Reads image sets in the format of MNIST, which many other sets share (Fashion-MNIST, KMNIST, EMNIST). */
@Component(service = Operator.class)
@OperatorInfo(id = "data.idx", version = "1.0", summary = "Reads images, and their labels, from IDX files as MNIST's are; plain or gzip")
public final class LoadIdx implements Operator<LoadIdx.In, LoadIdx.Params, LoadIdx.Out> {
  /** Nothing: it all comes from files. */
  public record In() {}

  /** Which files. */
  public record Params(
      @ExternalFile @Help("IDX file of grey images, count × height × width") String images,
      @ExternalFile @Help("IDX file of as many labels") Optional<String> labels) {}

  /** What they hold. */
  public record Out(@Port("the images, labelled where a file of labels was given") Images images) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    Images images = IdxImages.read(context.file(params.images()), params.labels().map(context::file));
    context.log(images.count() + " images of " + images.height() + "×" + images.width() + " pixels");
    return new Out(images);
  }
}
