package org.ganglion.compression.prune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Parameter;
import org.ganglion.compression.quantise.Readers;

/**
 * Takes whole units of dense layers and whole filters of convolutions away, those whose outgoing weights, times the incoming ones, are smallest. What
 * is left is a smaller network without zeros, fast on any device. A layer can give some away where one other alone reads it, through functions,
 * pooling and the like.
 */
public final class WholeChannels {
  private static final int FEWEST = 2;

  private final Model model;
  private final NetworkGraph graph;
  private final Map<String, int[]> kept = new LinkedHashMap<>();
  private final Map<String, String> source = new LinkedHashMap<>();

  /** @param share of each such layer's units or filters that goes */
  public WholeChannels(Model model, double share) {
    this.model = model;
    this.graph = NetworkGraph.of(model.spec());
    if (model.spec().nodes().stream().anyMatch(node -> node.sharedWith().isPresent())) {
      return;
    }
    for (Vertex vertex : graph.vertices()) {
      if (channels(vertex) > FEWEST) {
        follow(vertex, share);
      }
    }
  }

  /** Whether any layer can give units away. */
  public boolean any() {
    return !kept.isEmpty();
  }

  /** Units or filters that a layer could give away; 0 for another layer. */
  private static int channels(Vertex vertex) {
    return switch (vertex.layer()) {
      case Layer.Dense dense -> vertex.shape().rank() == 1 ? dense.units() : 0;
      case Layer.Convolution convolution -> convolution.groups() == 1 ? convolution.filters() : 0;
      default -> 0;
    };
  }

  /** From a layer to the one that reads its units; remembers which go, and on the way whose statistics go with them. */
  private void follow(Vertex from, double share) {
    List<String> way = new ArrayList<>();
    Optional<Vertex> at = reader(from);
    while (at.isPresent() && passes(at.get().layer())) {
      way.add(at.get().name());
      at = reader(at.get());
    }
    if (at.isEmpty() || channels(at.get()) == 0) {
      return;
    }
    int units = channels(from);
    if (units < from.inputs().get(0).shape().dim(0) && units < channels(at.get())) {
      return; // a waist, such as an auto-encoder's bottleneck, is narrow on purpose
    }
    int[] keep = strongest(from, at.get(), share);
    kept.put(from.name(), keep);
    way.stream().filter(name -> !vertex(name).parameters().isEmpty()).forEach(name -> kept.put(name, keep));
    source.put(at.get().name(), from.name());
  }

  private Optional<Vertex> reader(Vertex vertex) {
    boolean output = graph.outputs().stream().anyMatch(given -> given.edge().source().equals(vertex.name()));
    return output ? Optional.empty() : Readers.only(graph, vertex.name());
  }

  private Vertex vertex(String name) {
    return graph.vertices().stream().filter(vertex -> vertex.name().equals(name)).findFirst().orElseThrow();
  }

  private static boolean passes(Layer layer) {
    return switch (layer) {
      case Layer.Activation activation -> activation.function() != Layer.Function.SOFTMAX;
      case Layer.BatchNormalisation normalisation -> true;
      case Layer.Pooling pooling -> true;
      case Layer.GlobalPooling pooling -> true;
      case Layer.Flatten flatten -> true;
      case Layer.Dropout dropout -> true;
      case Layer.Upsampling upsampling -> true;
      case Layer.ZeroPadding padding -> true;
      default -> false;
    };
  }

  private int[] strongest(Vertex from, Vertex to, double share) {
    int units = channels(from);
    Parameter in = from.parameters().get("weight");
    Parameter out = to.parameters().get("weight");
    int row = in.size() / units;
    int rows = channels(to);
    int part = out.size() / rows / units;
    double[] strength = new double[units];
    for (int unit = 0; unit < units; unit++) {
      double incoming = 0;
      double outgoing = 0;
      for (int k = 0; k < row; k++) {
        incoming += square(in.offset() + (long) unit * row + k);
      }
      for (int r = 0; r < rows; r++) {
        for (int k = 0; k < part; k++) {
          outgoing += square(out.offset() + ((long) r * units + unit) * part + k);
        }
      }
      strength[unit] = incoming * outgoing;
    }
    int count = Math.max(FEWEST, (int) Math.round(units * (1 - share)));
    return IntStream.range(0, units).boxed().sorted((a, b) -> Double.compare(strength[b], strength[a])).limit(count).mapToInt(Integer::intValue)
        .sorted().toArray();
  }

  private double square(long place) {
    return (double) model.parameters()[(int) place] * model.parameters()[(int) place];
  }

  /** The network as large as before, with zeros where the units that go are read; least squares may give the others what these did. */
  public Model emptied() {
    float[] parameters = model.parameters().clone();
    source.forEach((reader, from) -> {
      Parameter weight = vertex(reader).parameters().get("weight");
      int units = channels(vertex(from));
      int part = weight.size() / channels(vertex(reader)) / units;
      boolean[] stays = new boolean[units];
      Arrays.stream(kept.get(from)).forEach(unit -> stays[unit] = true);
      for (int k = 0; k < weight.size(); k++) {
        if (!stays[k / part % units]) {
          parameters[(int) weight.offset() + k] = 0;
        }
      }
    });
    return new Model(model.spec(), parameters, model.statistics(), model.about());
  }

  /** A network of the first one's form, {@link #emptied} and perhaps repaired, without what is empty. */
  public Model narrowed(Model emptied) {
    List<NetworkSpec.Node> nodes = model.spec().nodes().stream()
        .map(node -> kept.containsKey(node.name()) ? new NetworkSpec.Node(node.name(), narrow(node), node.inputs(), node.sharedWith()) : node)
        .toList();
    NetworkSpec spec = new NetworkSpec(model.spec().version(), model.spec().name(), model.spec().inputs(), nodes, model.spec().outputs());
    NetworkGraph small = NetworkGraph.of(spec);
    float[] parameters = new float[small.parameterCount()];
    float[] statistics = new float[small.statisticsCount()];
    for (Vertex vertex : small.vertices()) {
      Vertex was = vertex(vertex.name());
      vertex.parameters().forEach((name, block) -> copy(vertex.name(), name, was.parameters().get(name), emptied.parameters(), block, parameters));
      vertex.statistics().forEach((name, block) -> copy(vertex.name(), name, was.statistics().get(name), emptied.statistics(), block, statistics));
    }
    return new Model(spec, parameters, statistics, model.about());
  }

  private Layer narrow(NetworkSpec.Node node) {
    int count = kept.get(node.name()).length;
    return switch (node.layer()) {
      case Layer.Dense dense -> new Layer.Dense(count, dense.bias(), dense.weights());
      case Layer.Convolution c ->
          new Layer.Convolution(count, c.kernel(), c.stride(), c.padding(), c.dilation(), c.groups(), c.bias(), c.weights());
      default -> node.layer();
    };
  }

  /** Rows and, of a matrix, the columns of the units that are left. */
  private void copy(String layer, String name, Parameter was, float[] from, Parameter now, float[] to) {
    boolean matrix = name.equals("weight") && channels(vertex(layer)) > 0;
    int count = matrix ? channels(vertex(layer)) : kept.containsKey(layer) ? was.size() : 1;
    int length = was.size() / count;
    int[] rows = kept.containsKey(layer) ? kept.get(layer) : IntStream.range(0, count).toArray();
    String read = matrix ? source.get(layer) : null;
    int[] units = read == null ? new int[] {0} : kept.get(read);
    int part = read == null ? length : length / channels(vertex(read));
    int at = (int) now.offset();
    for (int row : rows) {
      for (int unit : units) {
        System.arraycopy(from, (int) was.offset() + row * length + unit * part, to, at, part);
        at += part;
      }
    }
  }
}
