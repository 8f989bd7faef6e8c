package org.ganglion.data.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ganglion.api.operator.InputException;

/** The picture files in a folder and its subfolders, in the order of their names, so that a folder is read alike everywhere. */
record ImageFolder(Path folder, List<Path> files) {
  private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

  static ImageFolder of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + (Files.exists(folder) ? ": this is a file, give a folder of images" : ": there is no such folder"));
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> files = walk.filter(ImageFolder::isPicture).sorted(java.util.Comparator.comparing(file -> relative(folder, file))).toList();
      if (files.isEmpty()) {
        throw new InputException(folder + ": it holds no image; files that end in " + String.join(", ", ENDINGS) + " are read");
      }
      return new ImageFolder(folder, files);
    }
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
  }

  private static String relative(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /** Whether every file lies in a subfolder, so that the subfolder can be its class. */
  boolean classified() {
    return files.stream().allMatch(file -> folder.relativize(file).getNameCount() > 1);
  }

  /** The subfolder that a file lies in, as its class. */
  String classOf(Path file) {
    return folder.relativize(file).getName(0).toString();
  }
}
