package org.ganglion.workflow.form;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ganglion.api.data.Names;
import org.ganglion.runtime.api.Problem;
import org.ganglion.workflow.yaml.Place;
import org.ganglion.workflow.yaml.YamlNode;
import org.ganglion.workflow.yaml.YamlNode.Fields;
import org.ganglion.workflow.yaml.YamlNode.Items;
import org.ganglion.workflow.yaml.YamlNode.Scalar;
import org.ganglion.workflow.yaml.YamlReader;

/**
 * Puts the steps of a workflow file in the place of the step that uses it. Step {@code fit} of the file that step {@code prepare} uses becomes {@code
 * prepare-fit}; {@code in.images} within the file is what {@code prepare} has as {@code in: { images: … }}; {@code prepare.table} outside is what the
 * file's {@code outputs} name {@code table}. From there on all are plain steps, so that cache, journal, resume and report know nothing of it.
 */
final class Composition {
  private static final List<String> STEP_KEYS = List.of("uses", "in", "with", "after");
  private static final List<String> FILE_KEYS = List.of("name", "inputs", "outputs", "steps");
  private static final String INPUT = "in";
  private static final int DEEPEST = 16;

  private final Fragments fragments;
  private final Consumer<Problem> problems;

  Composition(Fragments fragments, Consumer<Problem> problems) {
    this.fragments = fragments;
    this.problems = problems;
  }

  /** Steps, none of which uses a file. */
  Fields expand(Fields steps) {
    return expand(steps, List.of()).steps();
  }

  /** Steps without files, and what became of those that used one. */
  private record Expanded(Fields steps, Map<String, Inner> inners) {}

  private Expanded expand(Fields steps, List<String> within) {
    Map<String, YamlNode> values = new LinkedHashMap<>();
    Map<String, Place> keys = new LinkedHashMap<>();
    Map<String, Inner> inners = new LinkedHashMap<>();
    steps.values().forEach((id, step) -> {
      Optional<String> path = Fragments.path(step);
      Map<String, YamlNode> become = Map.of(id, step);
      if (path.isPresent()) {
        Optional<Inner> inner = inner(id, steps.keys().get(id), (Fields) step, path.get(), within);
        inner.ifPresent(known -> inners.put(id, known));
        become = inner.map(Inner::steps).orElse(Map.of());
      }
      become.forEach((name, each) -> {
        if (values.putIfAbsent(name, each) != null) {
          problems.accept(steps.keys().get(id).problem(id, "makes a step '" + name + "', which is there already; give one another name"));
        }
        keys.put(name, steps.keys().get(id));
      });
    });
    values.replaceAll((id, step) -> rewired(step, text -> outside(text, inners)));
    return new Expanded(new Fields(steps.place(), values, keys), inners);
  }

  /** A used file: its steps under their new names, and where its outputs come from. */
  private record Inner(Map<String, YamlNode> steps, Map<String, String> outputs) {}

  private Optional<Inner> inner(String id, Place place, Fields step, String path, List<String> within) {
    Place at = step.keys().get("uses");
    if (within.contains(path) || within.size() >= DEEPEST) {
      problems.accept(at.problem(id + ".uses", "names '" + path + "', which uses itself: " + String.join(" → ", within) + " → " + path));
      return Optional.empty();
    }
    Optional<Fields> file = file(id, at, path);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    step.keys().forEach((key, where) -> unknown(id + "." + key, where, key, STEP_KEYS));
    file.get().keys().forEach((key, where) -> unknown(key, where, key, FILE_KEYS));
    Fields given = fields(step, "in");
    Fields wanted = fields(file.get(), "inputs");
    given.keys().forEach((port, where) -> {
      if (!wanted.values().containsKey(port)) {
        problems.accept(where.problem(id + ".in." + port, "is no input of " + path + "; "
            + Names.offer(port, List.copyOf(wanted.values().keySet()))));
      }
    });
    wanted.keys().keySet().stream().filter(port -> !given.values().containsKey(port)).forEach(port ->
        problems.accept(place.problem(id + ".in." + port, "is missing; " + path + " has the input '" + port + "'")));
    List<String> deeper = new ArrayList<>(within);
    deeper.add(path);
    Expanded expanded = expand(parameters(id, fields(file.get(), "steps"), fields(step, "with")), deeper);
    Fields inside = expanded.steps();
    Map<String, YamlNode> steps = new LinkedHashMap<>();
    inside.values().forEach((name, each) -> steps.put(id + "-" + name, after(rewired(each, text -> inward(text, id, given, inside)), step)));
    Map<String, String> outputs = new LinkedHashMap<>();
    fields(file.get(), "outputs").values().forEach((name, value) ->
        references(value, text -> outside(text, expanded.inners())).forEach(source -> outputs.put(name, id + "-" + source.tree())));
    inside.values().keySet().forEach(name -> outputs.putIfAbsent(name, id + "-" + name));
    return Optional.of(new Inner(steps, outputs));
  }

  private void unknown(String where, Place place, String key, List<String> known) {
    if (!known.contains(key)) {
      problems.accept(place.problem(where, "is not known here; " + Names.offer(key, known)));
    }
  }

  private Optional<Fields> file(String id, Place at, String path) {
    try {
      List<Problem> found = new ArrayList<>();
      Optional<YamlNode> root = new YamlReader(path, found::add).read(fragments.text(path));
      found.forEach(problems);
      if (root.isPresent() && root.get() instanceof Fields fields && fields.values().get("steps") instanceof Fields) {
        return Optional.of(fields);
      }
      if (found.isEmpty()) {
        problems.accept(at.problem(id + ".uses", "names '" + path + "', which is no workflow with steps"));
      }
    } catch (NoSuchFileException e) {
      problems.accept(at.problem(id + ".uses", "names the workflow file '" + path + "', which is not there"));
    } catch (IOException e) {
      problems.accept(at.problem(id + ".uses", "names the workflow file '" + path + "', which cannot be read: " + e.getMessage()));
    }
    return Optional.empty();
  }

  /** Puts {@code with: { fit: { epochs: 3 } } } into the parameters of the file's steps. */
  private Fields parameters(String id, Fields steps, Fields with) {
    Map<String, YamlNode> values = new LinkedHashMap<>(steps.values());
    with.values().forEach((name, own) -> {
      if (!(values.get(name) instanceof Fields step)) {
        problems.accept(with.keys().get(name)
            .problem(id + ".with." + name, "names no step of the workflow; " + Names.offer(name, List.copyOf(steps.values().keySet()))));
      } else if (own instanceof Fields parameters) {
        values.put(name, put(step, "with", merged(fields(step, "with"), parameters), with.keys().get(name)));
      } else {
        problems.accept(with.keys().get(name).problem(id + ".with." + name, "takes parameters of step '" + name + "' by name, not " + own.kind()));
      }
    });
    return new Fields(steps.place(), values, steps.keys());
  }

  private static Fields merged(Fields under, Fields over) {
    Fields result = under;
    for (Map.Entry<String, YamlNode> entry : over.values().entrySet()) {
      YamlNode value = entry.getValue();
      if (value instanceof Fields deep && under.values().get(entry.getKey()) instanceof Fields there) {
        value = merged(there, deep);
      }
      result = put(result, entry.getKey(), value, over.keys().get(entry.getKey()));
    }
    return result;
  }

  private static Fields put(Fields fields, String key, YamlNode value, Place place) {
    Map<String, YamlNode> values = new LinkedHashMap<>(fields.values());
    Map<String, Place> keys = new LinkedHashMap<>(fields.keys());
    values.put(key, value);
    keys.put(key, place);
    return new Fields(fields.place(), values, keys);
  }

  /** What a step of the file waits for beside its own: what the step that uses the file waits for. */
  private static YamlNode after(YamlNode step, Fields user) {
    YamlNode waits = user.values().get("after");
    if (waits == null || !(step instanceof Fields fields)) {
      return step;
    }
    List<YamlNode> all = new ArrayList<>(items(waits));
    Optional.ofNullable(fields.values().get("after")).ifPresent(own -> all.addAll(items(own)));
    return put(fields, "after", new Items(user.keys().get("after"), all), user.keys().get("after"));
  }

  /** What a reference becomes: one or several. */
  private interface Rewiring {
    List<YamlNode> of(Scalar reference);
  }

  private static YamlNode rewired(YamlNode step, Rewiring rewiring) {
    if (!(step instanceof Fields fields)) {
      return step;
    }
    Fields result = fields;
    if (fields.values().get("in") instanceof Fields ports) {
      Map<String, YamlNode> values = new LinkedHashMap<>();
      ports.values().forEach((port, value) -> values.put(port, rewiredReferences(value, rewiring)));
      result = put(result, "in", new Fields(ports.place(), values, ports.keys()), fields.keys().get("in"));
    }
    YamlNode after = fields.values().get("after");
    return after == null ? result : put(result, "after", rewiredReferences(after, rewiring), fields.keys().get("after"));
  }

  private static List<YamlNode> references(YamlNode value, Rewiring rewiring) {
    List<YamlNode> become = new ArrayList<>();
    for (YamlNode each : items(value)) {
      become.addAll(each instanceof Scalar scalar ? rewiring.of(scalar) : List.of(each));
    }
    return become;
  }

  private static YamlNode rewiredReferences(YamlNode value, Rewiring rewiring) {
    List<YamlNode> become = references(value, rewiring);
    return value instanceof Items || become.size() != 1 ? new Items(value.place(), become) : become.get(0);
  }

  private static List<YamlNode> items(YamlNode value) {
    return value instanceof Items items ? items.values() : List.of(value);
  }

  /** A reference inside a file: to an input of the file, or to a step of it. */
  private List<YamlNode> inward(Scalar reference, String id, Fields given, Fields inside) {
    String text = String.valueOf(reference.value());
    if (text.startsWith(INPUT + ".") && !inside.values().containsKey(INPUT)) {
      YamlNode outer = given.values().get(text.substring(INPUT.length() + 1));
      if (outer == null) {
        problems.accept(reference.place().problem("", "takes '" + text + "', which the workflow does not name under inputs, or does not get"));
        return List.of();
      }
      return items(outer);
    }
    return List.of(new Scalar(reference.place(), id + "-" + text));
  }

  /** A reference to a step that was replaced: to one of its outputs, or to all of its steps. */
  private List<YamlNode> outside(Scalar reference, Map<String, Inner> inners) {
    String text = String.valueOf(reference.value());
    int dot = text.indexOf('.');
    Inner inner = inners.get(dot < 0 ? text : text.substring(0, dot));
    if (inner == null) {
      return List.of(reference);
    }
    if (dot < 0) {
      return inner.steps().keySet().stream().map(name -> (YamlNode) new Scalar(reference.place(), name)).toList();
    }
    String output = text.substring(dot + 1);
    // prepare.table, or prepare.fit.table for what the file does not name under outputs
    int deeper = output.indexOf('.');
    String source = inner.outputs().get(deeper < 0 ? output : output.substring(0, deeper));
    if (source == null) {
      problems.accept(reference.place()
          .problem("", "takes '" + text + "', which is no output; " + Names.offer(output, List.copyOf(inner.outputs().keySet()))));
      return List.of();
    }
    return List.of(new Scalar(reference.place(), deeper < 0 ? source : source + output.substring(deeper)));
  }

  private static Fields fields(Fields of, String key) {
    return of.values().get(key) instanceof Fields fields ? fields : Fields.empty(of.place());
  }
}
