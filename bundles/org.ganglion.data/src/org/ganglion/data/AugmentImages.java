package org.ganglion.data;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.random.RandomStream;
import org.ganglion.data.augment.Distortion;
import org.ganglion.data.augment.MirrorCheck;
import org.ganglion.data.prepare.ImageRows;
import org.osgi.service.component.annotations.Component;

/** Adds changed copies of training images. For training images only: a test must hold what the world holds. */
@Component(service = Operator.class)
@OperatorInfo(id = "data.augment-images", version = "1.0",
    summary = "Adds slightly turned, moved, zoomed, mirrored, noisy or covered copies of images")
public final class AugmentImages implements Operator<AugmentImages.In, AugmentImages.Params, AugmentImages.Out> {
  /** Training images. */
  public record In(@Port("training images") Images images) {}

  /** Whether to mirror. */
  public enum Mirror {
    /** Never. */
    NO,
    /** Half of the copies. */
    YES,
    /** Where the classes of the images show that it does not change them. */
    AUTO
  }

  /** How. */
  public record Params(
      @Default("1") @Min(1) @Help("changed copies of each image") int copies,
      @Default("true") @Help("whether the images themselves stay in front") boolean keep,
      @Default("10") @Min(0) @Max(180) @Help("largest turn either way, in degrees") double rotation,
      @Default("2") @Min(0) @Help("largest move either way, in pixels") double shift,
      @Default("0.1") @Min(0) @Max(0.9) @Help("largest change of size either way, as a share; larger crops") double zoom,
      @Default("auto") @Help("mirrored copies: no, yes, or where it does not change the class (auto)") Mirror mirror,
      @Default("0") @Min(0) @Max(255) @Help("standard deviation of noise on each pixel, of 255") double noise,
      @Default("0") @Min(0) @Max(0.9) @Help("side of a covered square, as a share of the image's shorter side") double cutOut) {}

  /** More images. */
  public record Out(@Port("the images with their changed copies") Images images) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    Images images = in.images();
    long count = (long) images.count() * (params.copies() + (params.keep() ? 1 : 0));
    if (count * images.imageSize() > Integer.MAX_VALUE - 64) {
      throw new InputException("copies: " + count + " images of " + images.imageSize()
          + " bytes are more than the 2 GB that one set of images can hold");
    }
    Distortion distortion =
        new Distortion(params.rotation(), params.shift(), params.zoom(), mirror(images, params.mirror(), context), params.noise(), params.cutOut());
    ByteBuffer pixels = ByteBuffer.allocate((int) count * images.imageSize());
    if (params.keep()) {
      pixels.put(images.pixels());
    }
    RandomStream random = RandomStream.of(context.seed(), "augment");
    for (int copy = 0; copy < params.copies(); copy++) {
      for (int i = 0; i < images.count(); i++) {
        ByteBuffer image = images.pixels().slice(i * images.imageSize(), images.imageSize());
        distortion.apply(image, images.channels(), images.height(), images.width(), pixels, random, (long) copy * images.count() + i);
      }
      context.progress(copy + 1, params.copies(), "copies");
      context.checkCancelled();
    }
    int[] rows = IntStream.range(0, (int) count).map(i -> i % images.count()).toArray();
    return new Out(ImageRows.withPixels(images, rows, pixels.flip()));
  }

  private static boolean mirror(Images images, Mirror wanted, RunContext context) {
    if (wanted != Mirror.AUTO) {
      return wanted == Mirror.YES;
    }
    MirrorCheck.Result result = MirrorCheck.of(images);
    boolean harmless = images.labels().isPresent() && result.harmless();
    context.log(images.labels().isEmpty()
        ? "not mirrored: without classes nothing shows that it does no harm"
        : String.format(Locale.ROOT, "%s: of images %.0f %%, of mirror images %.0f %% lie nearest to the mean of their class",
            harmless ? "mirrored" : "not mirrored", 100 * result.images(), 100 * result.mirrored()));
    return harmless;
  }
}
