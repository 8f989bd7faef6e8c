package org.ganglion.workflow.yaml;

import java.util.Optional;
import java.util.function.Consumer;
import org.ganglion.runtime.api.Problem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML 1.2 (core schema) so that every value keeps its line. Problems are told, not thrown. */
public final class YamlReader {
  private final String file;
  private final Consumer<Problem> problems;

  /**
   * A reader.
   *
   * @param file as problems name it
   */
  public YamlReader(String file, Consumer<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The one document of a text; empty when it is empty, or none can be made of it, which has then been told. */
  public Optional<YamlNode> read(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setSchema(new CoreSchema())
            .setCodePointLimit(YamlLimits.CHARACTERS * 2)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .build();
    try {
      new YamlLimits(file).check(text, settings);
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.map(node -> new NodeReader(file, problems).read(node));
    } catch (YamlLimits.TooMuch e) {
      problems.accept(e.problem());
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      String context = e.getContext() == null || e.getContext().isEmpty() ? "" : ", " + e.getContext();
      problems.accept(
          new Problem(file, mark == null ? 0 : mark.getLine() + 1, mark == null ? 1 : mark.getColumn() + 1, "",
              "is not YAML: " + oneLine(e.getProblem() + context)));
    } catch (YamlEngineException e) {
      problems.accept(new Problem(file, 0, 1, "", "is not YAML: " + oneLine(e.getMessage())));
    }
    return Optional.empty();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", ", ");
  }
}
