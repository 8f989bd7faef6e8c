package org.ganglion.workbench.run.artifacts;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ganglion.runtime.api.RunDetails;
import org.ganglion.workbench.model.document.Outline;

/** What the steps of a run were given, found by the workflow's text. */
final class Inputs {
  private Inputs() {}

  /** Folders by port, of those ports that take one value of one step. */
  static Map<String, Path> of(RunDetails run, String step) {
    Map<String, Path> inputs = new LinkedHashMap<>();
    Outline.of(run.source()).flatMap(outline -> outline.step(step))
        .ifPresent(wanted -> wanted.inputs().forEach((port, words) -> given(run, words, port, inputs)));
    return inputs;
  }

  private static void given(RunDetails run, List<String> words, String port, Map<String, Path> inputs) {
    int dot = words.size() == 1 ? words.getFirst().indexOf('.') : -1;
    if (dot > 0) {
      String from = words.getFirst().substring(0, dot);
      run.steps().stream().filter(each -> each.id().equals(from)).map(each -> each.artifacts().get(words.getFirst().substring(dot + 1)))
          .filter(folder -> folder != null)
          .forEach(folder -> inputs.put(port, folder));
    }
  }
}
