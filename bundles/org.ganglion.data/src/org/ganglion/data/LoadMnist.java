package org.ganglion.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.data.Help;
import org.ganglion.api.operator.ExternalFile;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.data.idx.FileDigest;
import org.ganglion.data.idx.IdxImages;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The 70,000 handwritten digits of MNIST (LeCun, Cortes and Burges; CC BY-SA 3.0), which the start script fetches. */
@Component(service = Operator.class)
@OperatorInfo(id = "data.mnist", version = "1.0", summary = "The 70,000 handwritten digits of MNIST, 28×28 pixels, with labels")
public final class LoadMnist implements Operator<LoadMnist.In, LoadMnist.Params, LoadMnist.Out> {
  /** System property: the folder of the four files that came with the platform. */
  static final String FOLDER_PROPERTY = "ganglion.mnist";

  private static final int TRAIN = 60_000;
  private static final int TEST = 10_000;
  private static final int SIDE = 28;

  /** SHA-256 of the original files, unpacked. */
  private static final Map<String, String> DIGESTS =
      Map.of(
          "train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
          "train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
          "t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
          "t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

  private final Optional<Path> standard;

  @Activate
  public LoadMnist(BundleContext context) {
    this(folder(context.getProperty(FOLDER_PROPERTY)));
  }

  LoadMnist(Optional<Path> standard) {
    this.standard = standard;
  }

  private static Optional<Path> folder(String property) {
    return Optional.ofNullable(property).filter(text -> !text.isBlank()).map(Path::of);
  }

  /** Nothing: it all comes from files. */
  public record In() {}

  /** From where. */
  public record Params(
      @ExternalFile @Help("folder of the four IDX files, plain or gzip; the files that came with the platform when left"
          + " out") Optional<String> folder) {}

  /** Both parts. */
  public record Out(@Port("60,000 digits to learn from") Images train, @Port("10,000 digits by other writers, to test with") Images test) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    Path folder =
        params.folder().map(context::file).or(() -> standard)
            .orElseThrow(() -> new InputException(
                "there is no MNIST here: give its folder (folder: …), or start by the script 'ganglion', which fetches it"));
    if (params.folder().isEmpty()) {
      FileDigest.require(folder, DIGESTS);
    }
    return new Out(part(folder, "train", TRAIN), part(folder, "t10k", TEST));
  }

  private static Images part(Path folder, String name, int count) throws IOException {
    Path images = file(folder, name + "-images-idx3-ubyte");
    Images read = IdxImages.read(images, Optional.of(file(folder, name + "-labels-idx1-ubyte")));
    if (read.count() != count || read.height() != SIDE || read.width() != SIDE) {
      throw new InputException(
          images + ": MNIST has " + count + " images of 28×28 pixels here, this file has " + read.count() + " of " + read.height() + "×"
          + read.width()
              + "; data.idx reads other sets");
    }
    return read;
  }

  private static Path file(Path folder, String name) {
    Path packed = folder.resolve(name + ".gz");
    return !Files.exists(folder.resolve(name)) && Files.exists(packed) ? packed : folder.resolve(name);
  }
}
