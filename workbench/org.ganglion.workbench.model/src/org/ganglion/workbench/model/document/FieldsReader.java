package org.ganglion.workbench.model.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Finds the places of a YAML text. */
final class FieldsReader {
  private final String text;

  private FieldsReader(String text) {
    this.text = text;
  }

  /** The mapping that a text is; empty when it is none, or no YAML. */
  static Optional<Fields> read(String text) {
    try {
      return new Compose(LoadSettings.builder().build()).composeString(text)
          .filter(MappingNode.class::isInstance)
          .map(node -> new FieldsReader(text).fields((MappingNode) node));
    } catch (YamlEngineException e) {
      // What is wrong is told by the check of the workflow; here it only means that there are no places.
      return Optional.empty();
    }
  }

  private Fields fields(MappingNode node) {
    List<Fields.Entry> entries = new ArrayList<>();
    for (NodeTuple tuple : node.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        entries.add(entry(key, tuple.getValueNode()));
      }
    }
    boolean flow = node.getFlowStyle() == FlowStyle.FLOW;
    return new Fields(flow, span(node), entries);
  }

  private Fields.Entry entry(ScalarNode key, Node value) {
    Span keySpan = span(key);
    Span place = span(value);
    if (value instanceof ScalarNode && place.length() == 0) {
      int colon = text.indexOf(':', keySpan.end()) + 1;
      place = new Span(colon, colon);
    }
    Optional<Fields> fields = value instanceof MappingNode mapping ? Optional.of(fields(mapping)) : Optional.empty();
    Optional<List<Fields.Item>> items = value instanceof SequenceNode sequence ? Optional.of(sequence.getValue().stream().map(this::item).toList())
        : Optional.empty();
    return new Fields.Entry(key.getValue(), keySpan, place, fields, items, word(value));
  }

  private Fields.Item item(Node node) {
    return new Fields.Item(span(node), word(node));
  }

  private static String word(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  /** A block's end mark stands before the next token, comments behind; it ends where its last scalar does. */
  private Span span(Node node) {
    int start = position(node.getStartMark());
    if (node instanceof CollectionNode<?> collection && collection.getFlowStyle() != FlowStyle.FLOW) {
      Node last = last(node);
      return new Span(start, last == node ? start : span(last).end());
    }
    int end = position(node.getEndMark());
    if (node instanceof ScalarNode) {
      while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
    }
    return new Span(start, end);
  }

  private static Node last(Node node) {
    if (node instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
      return mapping.getValue().getLast().getValueNode();
    }
    return node instanceof SequenceNode sequence && !sequence.getValue().isEmpty() ? sequence.getValue().getLast() : node;
  }

  /** Marks count code points. */
  private int position(Optional<Mark> mark) {
    return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
  }
}
