package org.ganglion.workbench.design;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.ganglion.workbench.model.session.Session;

/** The workflow files of a session: those of the state folder, and the examples, of which a copy is made there when they are opened. */
public record Workflows(Session session) {
  static final String SUFFIX = ".yaml";

  /** Where new workflows and copies of examples lie. */
  Path folder() {
    return session.home().resolve("workflows");
  }

  /** The user's own, by name. */
  List<Path> mine() {
    return in(folder());
  }

  /** The user's own, the last changed first. */
  List<Path> recent() {
    return mine().stream().sorted(Comparator.comparingLong((Path file) -> file.toFile().lastModified()).reversed()).toList();
  }

  /** The examples, by name. */
  List<Path> examples() {
    return session.examples().map(Workflows::in).orElse(List.of());
  }

  static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(SUFFIX) && !file.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  static String name(Path file) {
    return file.getFileName().toString().replace(SUFFIX, "");
  }

  /** What a workflow says of itself in the first sentence of the comment that it begins with; empty where there is none. */
  static String summary(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.takeWhile(line -> line.startsWith("#")).map(line -> line.substring(1).strip()).collect(Collectors.joining(" "))
          .split("(?<=\\.) ", 2)[0];
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }

  /** What is wrong with the name of a new workflow; nothing: it can be taken. */
  Optional<String> refuses(String name) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,63}")) {
      return Optional.of("A name is up to 64 letters, digits, - and _, a letter first.");
    }
    return Optional.of("There is a workflow of that name.").filter(sentence -> Files.exists(folder().resolve(name + SUFFIX)));
  }

  /** Begins a workflow of a name and opens it. */
  void create(IWorkbenchPage page, String name) throws IOException, PartInitException {
    Files.createDirectories(folder());
    Path file = folder().resolve(name + SUFFIX);
    Files.writeString(file, "name: " + name + "\nseed: 7\nsteps: {}\n");
    open(page, file);
  }

  /** Opens a file; an example is copied first, unless there is a copy. */
  public void open(IWorkbenchPage page, Path file) throws IOException, PartInitException {
    Path mine = file;
    if (session.examples().filter(file::startsWith).isPresent()) {
      mine = folder().resolve(file.getFileName());
      Files.createDirectories(folder());
      if (!Files.exists(mine)) {
        Files.copy(file, mine);
      }
    }
    page.openEditor(new WorkflowInput(mine), WorkflowEditor.ID, true, IWorkbenchPage.MATCH_ID | IWorkbenchPage.MATCH_INPUT);
  }
}
