package org.ganglion.report.wiring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The workflow file as its author wrote it: steps that the report was not given, and parameters that were chosen, not left to their defaults. */
public final class WorkflowText {
  private final Map<String, Map<?, ?>> steps = new LinkedHashMap<>();

  /** Reads a workflow that the engine has checked already; of a text that is none there are no steps. */
  public WorkflowText(String source) {
    if (read(source) instanceof Map<?, ?> workflow && workflow.get("steps") instanceof Map<?, ?> written) {
      written.forEach((id, step) -> {
        if (step instanceof Map<?, ?> fields) {
          steps.put(String.valueOf(id), fields);
        }
      });
    }
  }

  private static Object read(String source) {
    try {
      return new Load(LoadSettings.builder().setMaxAliasesForCollections(20).build()).loadFromString(source);
    } catch (YamlEngineException e) {
      return null; // a report over records alone is better than none
    }
  }

  /** Steps in order of the file with the fields that stand there. */
  Map<String, Map<?, ?>> steps() {
    return steps;
  }

  /** What stands under {@code with} of a step, nested as it stands there; empty where nothing does. */
  public Map<?, ?> given(String step) {
    return steps.getOrDefault(step, Map.of()).get("with") instanceof Map<?, ?> parameters ? parameters : Map.of();
  }
}
