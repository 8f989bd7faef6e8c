package org.ganglion.data;

import java.io.IOException;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.ExternalFile;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.data.image.FolderReader;
import org.ganglion.data.image.ImageSize;
import org.osgi.service.component.annotations.Component;

/** Reads a folder of PNG and JPEG files, subfolders included. */
@Component(service = Operator.class)
@OperatorInfo(id = "data.images", version = "1.0", summary = "Reads a folder of PNG and JPEG files; subfolders are their classes")
public final class LoadImages implements Operator<LoadImages.In, LoadImages.Params, LoadImages.Out> {
  /** Nothing: it all comes from files. */
  public record In() {}

  /** Which files, and what becomes of them. */
  public record Params(
      @ExternalFile @Help("folder of images; subfolders are read too") String folder,
      @Default("auto") @Help(
          "where classes come from: the first subfolder (folders), nowhere (none), or folders where every image lies in one (auto)")
          FolderReader.Classes labels,
      @Default("auto") @Help("grey, colour, or colour where any image has it (auto)") FolderReader.Colour colour,
      @Help("height and width that every image is resized to; without it all must have one size") Optional<ImageSize> resize,
      @Default("25000000") @Min(1) @Help("images that announce more pixels are refused before they are opened") long maxPixels) {}

  /** What the folder holds. */
  public record Out(@Port("the images, in the order of their names") Images images) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    FolderReader reader = new FolderReader(params.labels(), params.colour(), params.resize(), params.maxPixels());
    return new Out(reader.read(context.file(params.folder()), context));
  }
}
