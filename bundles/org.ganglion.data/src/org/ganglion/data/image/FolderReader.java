package org.ganglion.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.RunContext;

/** Makes one image set of a folder: one size, one number of channels. */
public record FolderReader(Classes classes, Colour colour, Optional<ImageSize> resize, long mostPixels) {
  /** Where classes come from. */
  public enum Classes {
    /** From folders, where every image lies in one. */
    AUTO,
    /** From the first subfolder; each image must lie in one. */
    FOLDERS,
    /** There are none. */
    NONE
  }

  /** How many channels. */
  public enum Colour {
    /** Colour where any image has it. */
    AUTO,
    /** One channel. */
    GREY,
    /** Three channels. */
    COLOUR
  }

  /** Reads all images of a folder. */
  public Images read(Path path, RunContext context) throws IOException {
    ImageFolder folder = ImageFolder.of(path);
    Optional<Images.Labels> labels = labels(folder);
    PictureReader reader = new PictureReader(mostPixels);
    List<Picture> pictures = new ArrayList<>();
    for (Path file : folder.files()) {
      Picture picture = coloured(reader.read(file));
      picture = resize.isPresent() ? Resampling.to(picture, resize.get()) : picture;
      requireSameSize(folder, pictures, picture, file);
      pictures.add(picture);
      context.progress(pictures.size(), folder.files().size(), "images");
      context.checkCancelled();
    }
    boolean inColour = pictures.stream().anyMatch(picture -> picture.channels() == 3);
    Images images = joined(pictures, inColour, labels);
    context.log(
        String.format("%d images of %d×%d pixels, %s%s%s", images.count(), images.height(), images.width(), inColour ? "colour" : "grey",
            labels.map(known -> ", " + known.classes().size() + " classes").orElse(""),
            resize.isPresent() ? ", resized where they had another size (the ratio of the sides is not kept)" : ""));
    return images;
  }

  private Picture coloured(Picture picture) {
    return switch (colour) {
      case GREY -> picture.grey();
      case COLOUR -> picture.colour();
      case AUTO -> picture.simplest();
    };
  }

  private static void requireSameSize(ImageFolder folder, List<Picture> before, Picture picture, Path file) {
    if (!before.isEmpty() && !before.get(0).size().equals(picture.size())) {
      throw new InputException(
          folder.files().get(0) + " has " + before.get(0).size() + " pixels and " + file + " has " + picture.size()
              + ": the images of a set have one size; 'resize: [height, width]' makes them so");
    }
  }

  private Optional<Images.Labels> labels(ImageFolder folder) {
    if (classes == Classes.NONE || (classes == Classes.AUTO && !folder.classified())) {
      return Optional.empty();
    }
    if (!folder.classified()) {
      throw new InputException(folder.folder()
          + ": labels: folders needs every image in a subfolder, which is its class; some lie in the folder itself");
    }
    List<String> names = List.copyOf(new TreeSet<>(folder.files().stream().map(folder::classOf).toList()));
    return Optional.of(new Images.Labels(folder.files().stream().mapToInt(file -> names.indexOf(folder.classOf(file))).toArray(), names));
  }

  private static Images joined(List<Picture> pictures, boolean inColour, Optional<Images.Labels> labels) {
    ImageSize size = pictures.get(0).size();
    int channels = inColour ? 3 : 1;
    long bytes = (long) pictures.size() * channels * size.height() * size.width();
    if (bytes > Integer.MAX_VALUE) {
      throw new InputException(
          pictures.size() + " images of " + size + " pixels take " + bytes + " bytes, a set holds at most " + Integer.MAX_VALUE
          + "; 'resize' to fewer pixels fits");
    }
    ByteBuffer pixels = ByteBuffer.allocate((int) bytes);
    pictures.forEach(picture -> pixels.put(inColour ? picture.colour().values() : picture.values()));
    return new Images(channels, size.height(), size.width(), pixels.flip(), labels, Optional.empty());
  }
}
