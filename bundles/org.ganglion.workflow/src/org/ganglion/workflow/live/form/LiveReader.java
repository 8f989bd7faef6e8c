package org.ganglion.workflow.live.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.ganglion.runtime.api.Problem;
import org.ganglion.runtime.api.WorkflowSource;
import org.ganglion.workflow.form.Uses;
import org.ganglion.workflow.yaml.Overrides;
import org.ganglion.workflow.yaml.Place;
import org.ganglion.workflow.yaml.YamlNode;
import org.ganglion.workflow.yaml.YamlNode.Fields;
import org.ganglion.workflow.yaml.YamlNode.Scalar;
import org.ganglion.workflow.yaml.YamlReader;

/** Reads the form of a live workflow's file. Problems are told in the order of the file. */
public final class LiveReader {
  private static final List<String> KEYS = List.of("kind", "name", "seed", "queue", "checkpoint", "limit", "nodes");
  private static final List<String> NODE_KEYS = List.of("uses", "from", "in", "with");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
  private static final int MOST_QUEUED = 1_000_000;

  private final Consumer<Problem> problems;

  LiveReader(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /** Whether a text says of itself that it is a live workflow; its problems are somebody else's. */
  public static boolean live(WorkflowSource source) {
    Optional<YamlNode> root = new YamlReader(source.file().toString(), problem -> { }).read(source.text());
    return root.isPresent() && root.get() instanceof Fields fields && fields.values().get("kind") instanceof Scalar kind
        && "live".equals(kind.value());
  }

  Optional<LiveForm> read(WorkflowSource source) {
    String file = source.file().toString();
    Optional<YamlNode> root = new YamlReader(file, problems).read(source.text());
    if (root.isEmpty() || !(root.get() instanceof Fields fields)) {
      problems.accept(new Problem(file, 0, 1, "", "is no live workflow; one has kind: live and nodes: { name: { uses: operator } }"));
      return Optional.empty();
    }
    return Optional.of(form(source, new Overrides(problems).apply(fields, source.overrides())));
  }

  private LiveForm form(WorkflowSource source, Fields fields) {
    FieldReader reader = new FieldReader(problems, fields, "");
    reader.only(KEYS, "a live workflow");
    if (!"live".equals(reader.text("kind").orElse(""))) {
      problems.accept(fields.place().problem("kind", "is missing; a workflow that is deployed says kind: live, one without it is started by 'run'"));
    }
    String name = reader.text("name").orElse(source.file().getFileName().toString().replaceFirst("\\.ya?ml$", ""));
    if (!NAME.matcher(name).matches()) {
      problems.accept((reader.place("name") == null ? fields.place() : reader.place("name"))
          .problem("name", "cannot be '" + name + "'; names are up to 64 letters, digits, - and _, a letter first"));
    }
    long seed = reader.whole("seed", 0, Long.MIN_VALUE, Long.MAX_VALUE);
    int queue = (int) reader.whole("queue", 1024, 1, MOST_QUEUED);
    double checkpoint = reader.number("checkpoint", 1, 0.05, 86_400);
    double limit = reader.number("limit", 60, 0.05, 86_400);
    return new LiveForm(name, seed, queue, checkpoint, limit, nodes(reader, fields));
  }

  private List<LiveForm.Node> nodes(FieldReader reader, Fields fields) {
    Fields named = reader.below("nodes", fields.place(), "nodes by name");
    if (named.values().isEmpty()) {
      problems.accept((reader.place("nodes") == null ? fields.place() : reader.place("nodes"))
          .problem("nodes", "is missing; a live workflow has nodes: { name: { uses: operator } }"));
    }
    List<LiveForm.Node> nodes = new ArrayList<>();
    named.values().forEach((id, node) -> node(id, named.keys().get(id), node).ifPresent(nodes::add));
    return nodes;
  }

  private Optional<LiveForm.Node> node(String id, Place place, YamlNode node) {
    if (!NAME.matcher(id).matches()) {
      problems.accept(place.problem("", "has a node of the name '" + id + "'; names are up to 64 letters, digits, - and _, a letter first"));
      return Optional.empty();
    }
    if (!(node instanceof Fields fields)) {
      problems.accept(place.problem(id, "takes fields (uses, from, in, with), not " + node.kind()));
      return Optional.empty();
    }
    FieldReader reader = new FieldReader(problems, fields, id + ".");
    reader.only(NODE_KEYS, "a node");
    Optional<Uses> uses = uses(id, place, reader);
    Fields inputs = reader.below("in", place, "inputs by name (port: run:step.port)");
    FieldReader ports = new FieldReader(problems, inputs, id + ".in.");
    Map<String, List<LiveForm.Named>> named = new LinkedHashMap<>();
    inputs.values().keySet().forEach(port -> named.put(port, ports.names(port, "run:step.port or a folder")));
    return uses.map(operator ->
        new LiveForm.Node(id, place, operator, reader.names("from", "the name of a node"), named, reader.below("with", place, "parameters by name")));
  }

  private Optional<Uses> uses(String id, Place place, FieldReader reader) {
    if (reader.place("uses") == null) {
      problems.accept(place.problem(id, "has no 'uses'; it names the node's source, processor or sink"));
      return Optional.empty();
    }
    Optional<String> text = reader.text("uses");
    try {
      return text.map(name -> Uses.of(reader.place("uses"), name));
    } catch (IllegalArgumentException e) {
      problems.accept(reader.place("uses")
          .problem(id + ".uses",
          "takes operator@versions or operator@plug-in, such as anomaly.score@[1.0,2) or anomaly.score@com.example.scores, not '" + text.get()
          + "'"));
      return Optional.empty();
    }
  }
}
