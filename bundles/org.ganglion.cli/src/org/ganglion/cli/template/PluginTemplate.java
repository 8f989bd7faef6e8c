package org.ganglion.cli.template;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ganglion.cli.UserException;

/** A folder of files in which words stand for the new plug-in's names. */
public final class PluginTemplate {
  private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  private final Path folder;
  private final Path repository;

  private PluginTemplate(Path folder, Path repository) {
    this.folder = folder;
    this.repository = repository;
  }

  /** The template that lies in a folder; its repository with the api and the testkit lies beside the product's bundles. */
  public static PluginTemplate of(Path folder) {
    String product = System.getProperty("osgi.install.area", "").replaceFirst("^file:", "");
    return new PluginTemplate(folder, Path.of(product, "repository").toAbsolutePath().normalize());
  }

  /** Makes a project; its name is that of its folder. */
  public void make(Path project) throws IOException {
    String name = project.getFileName().toString();
    if (!name.matches(NAME)) {
      throw new UserException("'" + name + "' cannot be the name of a plug-in; take small letters, digits and single hyphens, as in my-plugin");
    }
    if (!Files.isDirectory(folder) || !Files.isDirectory(repository)) {
      throw new UserException("the product lacks the template of plug-ins (" + folder + ") or its repository (" + repository
          + "); './ganglion build' makes it anew");
    }
    String version = version();
    if (Files.exists(project)) {
      throw new UserException("there is a folder " + project + " already; name another one");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path to = project.resolve(filled(folder.relativize(file).toString(), name, version));
        Files.createDirectories(to.getParent());
        Files.writeString(to, filled(Files.readString(file, StandardCharsets.UTF_8), name, version), StandardCharsets.UTF_8);
      }
    } catch (FileAlreadyExistsException e) {
      throw new UserException("somebody else is writing " + project);
    }
  }

  /** The repository holds one version, that of the product. */
  private String version() throws IOException {
    try (Stream<Path> versions = Files.list(repository.resolve("org/ganglion/org.ganglion.api"))) {
      return versions.filter(Files::isDirectory).map(each -> each.getFileName().toString()).sorted().reduce((first, second) -> second)
          .orElseThrow(() -> new UserException("the repository " + repository + " is empty"));
    }
  }

  private String filled(String text, String name, String version) {
    List<String> words = List.of(name.split("-"));
    String capitals = String.join(" ", words.stream().map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)).toList());
    return text.replace("@name@", name).replace("@package@", name.replace("-", "")).replace("@Title@", capitals).replace("@version@", version)
        .replace("@repository@", repository.toUri().toString());
  }
}
