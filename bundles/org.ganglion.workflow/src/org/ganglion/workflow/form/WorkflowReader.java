package org.ganglion.workflow.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ganglion.api.data.Names;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.yaml.Overrides;
import org.ganglion.workflow.yaml.Place;
import org.ganglion.workflow.yaml.YamlNode;
import org.ganglion.workflow.yaml.YamlNode.Fields;
import org.ganglion.workflow.yaml.YamlNode.Scalar;
import org.ganglion.workflow.yaml.YamlReader;

/** Reads the form of a workflow file. Problems are told in the order of the file. */
public final class WorkflowReader {
  private static final List<String> KEYS = List.of("name", "seed", "engine", "threads", "steps", Fragments.KEY);
  private static final List<String> PART_KEYS = List.of("inputs", "outputs");
  private static final int MOST_THREADS = 4096;

  private final Consumer<Problem> problems;

  /** A reader whose problems go to a consumer. */
  public WorkflowReader(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /** The workflow; empty when nothing can be made of the text. */
  public Optional<Workflow> read(WorkflowSource source) {
    String file = source.file().toString();
    List<Problem> found = new ArrayList<>();
    Optional<YamlNode> root = new YamlReader(file, found::add).read(source.text());
    found.forEach(problems);
    if (root.isEmpty()) {
      if (found.isEmpty()) {
        problems.accept(new Problem(file, 0, 1, "", "is empty; a workflow has steps: { name: { uses: operator } }"));
      }
      return Optional.empty();
    }
    if (!(root.get() instanceof Fields fields)) {
      problems.accept(root.get().place()
          .problem("", "is not a workflow but " + root.get().kind() + "; a workflow has steps: { name: { uses: operator } }"));
      return Optional.empty();
    }
    if (fields.values().get("kind") instanceof Scalar kind && "live".equals(kind.value())) {
      problems.accept(fields.keys().get("kind").problem("", "is a live workflow; 'deploy' starts it, and 'deploy --here' runs it in the foreground"));
      return Optional.empty();
    }
    return Optional.of(workflow(source, new Overrides(problems).apply(fields, source.overrides())));
  }

  private Workflow workflow(WorkflowSource source, Fields fields) {
    fields.keys().forEach((key, place) -> {
      if (!KEYS.contains(key) && !PART_KEYS.contains(key)) {
        problems.accept(place.problem(key, "is not known in a workflow; " + Names.offer(key, KEYS)));
      }
    });
    String name = text(fields, "name").orElse(source.file().getFileName().toString().replaceFirst("\\.ya?ml$", ""));
    long seed = whole(fields, "seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0L);
    int threads = whole(fields, "threads", 1, MOST_THREADS).map(Math::toIntExact).orElse(0);
    return new Workflow(name, seed, text(fields, "engine"), threads, steps(source, fields));
  }

  private List<Step> steps(WorkflowSource source, Fields fields) {
    List<Step> steps = new ArrayList<>();
    YamlNode node = fields.values().get("steps");
    if (!(node instanceof Fields named) || named.values().isEmpty()) {
      Place place = node == null ? fields.place() : fields.keys().get("steps");
      problems.accept(place.problem("steps", node == null ? "is missing; a workflow has steps: { name: { uses: operator } }"
          : "takes steps by name, not " + node.kind()));
      return steps;
    }
    if (fields.values().containsKey("inputs")) {
      problems.accept(fields.keys().get("inputs")
          .problem("inputs", "makes this a part of workflows, which cannot run alone; a step takes it by uses: workflow:" + source.file()
          .getFileName()));
      return steps;
    }
    Fields all = new Composition(Fragments.of(source, fields), problems).expand(named);
    StepReader reader = new StepReader(problems);
    for (Map.Entry<String, YamlNode> step : all.values().entrySet()) {
      reader.read(step.getKey(), all.keys().get(step.getKey()), step.getValue()).ifPresent(steps::add);
    }
    return steps;
  }

  private Optional<String> text(Fields fields, String key) {
    YamlNode node = fields.values().get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof Scalar scalar && scalar.value() instanceof String text && !text.isBlank()) {
      return Optional.of(text);
    }
    problems.accept(fields.keys().get(key).problem(key, "takes text, not " + node.kind()));
    return Optional.empty();
  }

  private Optional<Long> whole(Fields fields, String key, long min, long max) {
    YamlNode node = fields.values().get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof Scalar scalar && scalar.value() instanceof Long number && number >= min && number <= max) {
      return Optional.of(number);
    }
    String wanted = min == Long.MIN_VALUE ? "a whole number" : "a whole number from " + min + " to " + max;
    problems.accept(fields.keys().get(key).problem(key, "takes " + wanted + ", not " + node.kind()));
    return Optional.empty();
  }
}
