package org.ganglion.workflow.yaml;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.ganglion.runtime.api.Problem;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns the library's nodes into values with places; written-out aliases count, so that a few lines cannot stand for millions of values. */
final class NodeReader {
  private final String file;
  private final Consumer<Problem> problems;
  private final Map<Node, Boolean> open = new IdentityHashMap<>();
  private final Deque<String> path = new ArrayDeque<>();
  private int nodes;

  NodeReader(String file, Consumer<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  YamlNode read(Node node) {
    if (++nodes > YamlLimits.NODES) {
      throw new YamlLimits.TooMuch(place(node)
          .problem("", "stands for too many values: aliases (*name) repeat more than " + YamlLimits.NODES + " of them"));
    }
    if (open.put(node, true) != null) {
      throw new YamlLimits.TooMuch(place(node).problem("", "holds an alias (*name) to something that contains the alias"));
    }
    try {
      return switch (node) {
        case MappingNode mapping -> fields(mapping);
        case SequenceNode sequence -> items(sequence);
        case ScalarNode scalar -> new YamlNode.Scalar(place(node), value(scalar));
        default -> throw new YamlLimits.TooMuch(place(node).problem("", "holds something that is neither fields, list nor value"));
      };
    } finally {
      open.remove(node);
    }
  }

  private YamlNode fields(MappingNode mapping) {
    Map<String, YamlNode> values = new LinkedHashMap<>();
    Map<String, Place> keys = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Place place = place(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.accept(place.problem("", "has a key that is not a word"));
        continue;
      }
      String name = key.getValue();
      if (keys.containsKey(name)) {
        problems.accept(place.problem(String.join(".", path), "has the key '" + name + "' twice, first in line " + keys.get(name).line()));
        continue;
      }
      keys.put(name, place);
      path.addLast(name);
      values.put(name, read(tuple.getValueNode()));
      path.removeLast();
    }
    return new YamlNode.Fields(place(mapping), values, keys);
  }

  private YamlNode items(SequenceNode sequence) {
    List<YamlNode> values = new ArrayList<>();
    for (Node element : sequence.getValue()) {
      values.add(read(element));
    }
    return new YamlNode.Items(place(sequence), values);
  }

  private Object value(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text.toLowerCase(Locale.ROOT));
    }
    if (tag.equals(Tag.INT)) {
      return integer(text);
    }
    if (tag.equals(Tag.FLOAT)) {
      return decimal(text);
    }
    if (!tag.equals(Tag.STR)) {
      problems.accept(place(scalar).problem("", "has the tag " + tag.getValue() + "; a workflow takes plain values only"));
    }
    return text;
  }

  private static Object integer(String text) {
    BigInteger number =
        text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : text.startsWith("0o") ? new BigInteger(text.substring(2), 8)
            : new BigInteger(text.replaceFirst("^\\+", ""));
    return number.bitLength() < 64 ? (Object) number.longValue() : number;
  }

  private static Double decimal(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replaceFirst("^\\+", "");
    return switch (lower) {
      case ".inf" -> Double.POSITIVE_INFINITY;
      case "-.inf" -> Double.NEGATIVE_INFINITY;
      case ".nan" -> Double.NaN;
      default -> Double.valueOf(lower);
    };
  }

  private Place place(Node node) {
    Mark mark = node.getStartMark().orElse(null);
    return mark == null ? new Place(file, 0, 1) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
