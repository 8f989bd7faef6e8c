package org.ganglion.workflow.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.yaml.YamlNode;
import org.ganglion.workflow.yaml.YamlNode.Fields;
import org.ganglion.workflow.yaml.YamlNode.Scalar;
import org.ganglion.workflow.yaml.YamlReader;

/**
 * Texts of the workflow files that a workflow is composed of ({@code uses: workflow:prepare.yaml}). When a run begins they are put into the run's own
 * copy of the workflow under {@code fragments}, so that a resume, and a rerun elsewhere, find what the run began with whatever became of the files.
 */
public final class Fragments {
  /** What {@code uses} begins with where it names a workflow file. */
  static final String USES = "workflow:";

  /** The key under which a run's copy keeps them. */
  static final String KEY = "fragments";

  /** Where the fragments that come with the platform are, below its root. */
  private static final String LIBRARY = "releng/examples/fragments";

  private static final long MOST_BYTES = 1 << 20;

  private final Path folder;
  private final Map<String, String> kept;

  private Fragments(Path folder, Map<String, String> kept) {
    this.folder = folder;
    this.kept = kept;
  }

  /** Those that a workflow carries, and the files beside it. */
  static Fragments of(WorkflowSource source, Fields workflow) {
    Map<String, String> kept = new LinkedHashMap<>();
    if (workflow.values().get(KEY) instanceof Fields fields) {
      fields.values().forEach((path, text) -> kept.put(path, String.valueOf(text.tree())));
    }
    return new Fragments(source.file().toAbsolutePath().getParent(), kept);
  }

  /**
   * The text of a file, as {@code uses} names it: relative to the workflow's folder, or the plain name of one of the library, where no file is beside
   * it.
   *
   * @throws IOException when it cannot be read, or is too large to be a workflow
   */
  String text(String path) throws IOException {
    if (kept.containsKey(path)) {
      return kept.get(path);
    }
    try {
      Path file = file(path);
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("it is too large for a workflow");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (InvalidPathException e) {
      throw new IOException("it is no path", e);
    }
  }

  private Path file(String path) {
    Path beside = folder.resolve(path);
    String root = System.getProperty("ganglion.root", "");
    if (Files.exists(beside) || root.isEmpty() || !path.matches("[a-z0-9-]+")) {
      return beside;
    }
    Path library = Path.of(root, LIBRARY, path + ".yaml");
    return Files.exists(library) ? library : beside;
  }

  /** A workflow with the texts of all fragments that it uses, directly or through others, put in; itself where it uses none, or carries them. */
  public static WorkflowSource embed(WorkflowSource source) {
    Optional<YamlNode> root = new YamlReader(source.file().toString(), problem -> { }).read(source.text());
    if (root.isEmpty() || !(root.get() instanceof Fields workflow) || workflow.values().containsKey(KEY)) {
      return source;
    }
    Map<String, String> texts = new TreeMap<>();
    collect(of(source, workflow), workflow, texts);
    if (texts.isEmpty()) {
      return source;
    }
    StringBuilder text = new StringBuilder(source.text());
    if (!source.text().endsWith("\n")) {
      text.append('\n');
    }
    text.append("# what the steps that use workflow: were when the run began\n").append(KEY).append(":\n");
    texts.forEach((path, content) -> {
      text.append("  ").append(quoted(path)).append(": |2\n");
      content.lines().forEach(line -> text.append("    ").append(line).append('\n'));
    });
    return new WorkflowSource(source.file(), text.toString(), source.overrides());
  }

  private static void collect(Fragments files, Fields workflow, Map<String, String> texts) {
    if (!(workflow.values().get("steps") instanceof Fields steps)) {
      return;
    }
    for (YamlNode step : steps.values().values()) {
      Optional<String> path = path(step);
      if (path.isEmpty() || texts.containsKey(path.get())) {
        continue;
      }
      try {
        String text = files.text(path.get());
        texts.put(path.get(), text);
        if (new YamlReader(path.get(), problem -> { }).read(text).orElse(null) instanceof Fields inner) {
          collect(files, inner, texts);
        }
      } catch (IOException e) {
        return; // the check of the workflow names it
      }
    }
  }

  /** The file that a step uses, if it uses one. */
  static Optional<String> path(YamlNode step) {
    return step instanceof Fields fields && fields.values().get("uses") instanceof Scalar uses && uses.value() instanceof String text
        && text.startsWith(USES)
        ? Optional.of(text.substring(USES.length()).strip())
        : Optional.empty();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
