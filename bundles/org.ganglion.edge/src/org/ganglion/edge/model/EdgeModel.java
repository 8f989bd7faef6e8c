package org.ganglion.edge.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that a package holds, as immutable values. Made by an {@link EdgeModelBuilder}, which checks each layer against its inputs. */
public final class EdgeModel {
  public final String name;

  /** In order of computing. */
  public final List<EdgeLayer> layers;

  /** The model's input, then what each layer gives. */
  public final List<EdgeValue> values;

  /** Names of the outputs and the values that they are; the first is the one that is decided upon. */
  public final Map<String, Integer> outputs;

  public final Preprocessing preprocessing;
  public final Decision decision;

  /** What the places of the first output mean; empty where nobody said. */
  public final List<String> labels;

  public final List<LayerCost> costs;

  /** Where the model comes from: data, run, accuracy, date, in words. */
  public final Map<String, String> provenance;

  EdgeModel(EdgeModelBuilder builder) {
    name = builder.name;
    layers = copy(builder.layers);
    values = copy(builder.values);
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(builder.outputs));
    preprocessing = builder.preprocessing;
    decision = builder.decision;
    labels = copy(builder.labels);
    costs = copy(builder.costs);
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(builder.provenance));
  }

  /** The model's input; float32. */
  public EdgeValue input() {
    return values.get(0);
  }

  /** The first output. */
  public EdgeValue output() {
    return values.get(outputs.values().iterator().next());
  }

  private static <T> List<T> copy(List<T> list) {
    return Collections.unmodifiableList(new ArrayList<>(list));
  }
}
