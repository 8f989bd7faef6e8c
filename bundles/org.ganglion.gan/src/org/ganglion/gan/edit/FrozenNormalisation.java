package org.ganglion.gan.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.network.Initialiser;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Margins;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Node;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.network.Size;
import org.ganglion.api.tensor.Shape;

/**
 * A model whose batch normalisations are turned into what they are at inference: {@code y = a·x + b} per channel, as convolutions of 1×1 in one group
 * per channel. The outputs at inference are the same, but gradients can be had of them, sample by sample, whatever else is in the batch.
 */
public final class FrozenNormalisation {
  private FrozenNormalisation() {}

  /** The same function without batch normalisation. */
  public static Model of(Model model) {
    NetworkGraph graph = NetworkGraph.of(model.spec());
    List<Node> nodes = new ArrayList<>();
    for (Vertex vertex : graph.vertices()) {
      List<String> inputs = vertex.inputs().stream().map(edge -> edge.source() + new String[] {"", ".h", ".c"}[edge.port()]).toList();
      if (vertex.layer() instanceof Layer.BatchNormalisation) {
        affine(vertex.name(), inputs.get(0), vertex.shape(), nodes);
      } else {
        nodes.add(new Node(vertex.name(), vertex.layer(), inputs, Optional.empty()));
      }
    }
    List<String> outputs = graph.outputs().stream().map(NetworkGraph.Output::name).toList();
    NetworkSpec spec = new NetworkSpec(NetworkSpec.VERSION, model.spec().name(), model.spec().inputs(), nodes, outputs);
    return new Model(spec, parameters(graph, model, NetworkGraph.of(spec)), new float[0], model.about());
  }

  private static void affine(String name, String input, Shape shape, List<Node> nodes) {
    int channels = shape.dim(0);
    String image = input;
    if (shape.rank() == 1) {
      image = name + "-image";
      nodes.add(node(image, new Layer.Reshape(List.of(channels, 1, 1)), input));
    }
    Layer affine = new Layer.Convolution(channels, Size.of(1), Size.of(1), Margins.of(0), Size.of(1), channels, true, new Initialiser.Constant(1));
    nodes.add(node(shape.rank() == 1 ? name + "-affine" : name, affine, image));
    if (shape.rank() == 1) {
      nodes.add(node(name, new Layer.Reshape(List.of(channels)), name + "-affine"));
    }
  }

  private static Node node(String name, Layer layer, String input) {
    return new Node(name, layer, List.of(input), Optional.empty());
  }

  private static float[] parameters(NetworkGraph from, Model model, NetworkGraph to) {
    float[] values = new float[to.parameterCount()];
    for (Vertex vertex : from.vertices()) {
      if (vertex.layer() instanceof Layer.BatchNormalisation normalisation) {
        Vertex affine = vertex.shape().rank() == 1 ? to.vertex(vertex.name() + "-affine") : to.vertex(vertex.name());
        fold(normalisation, vertex, model, affine.parameters(), values);
      } else {
        Map<String, Parameter> target = to.vertex(vertex.name()).parameters();
        vertex.parameters().forEach((name, block) ->
            System.arraycopy(model.parameters(), (int) block.offset(), values, (int) target.get(name).offset(), block.size()));
      }
    }
    return values;
  }

  private static void fold(Layer.BatchNormalisation layer, Vertex vertex, Model model, Map<String, Parameter> affine, float[] values) {
    for (int c = 0; c < vertex.parameters().get("gamma").size(); c++) {
      double gamma = model.parameters()[(int) vertex.parameters().get("gamma").offset() + c];
      double beta = model.parameters()[(int) vertex.parameters().get("beta").offset() + c];
      double mean = model.statistics()[(int) vertex.statistics().get("mean").offset() + c];
      double variance = model.statistics()[(int) vertex.statistics().get("variance").offset() + c];
      double slope = gamma / Math.sqrt(variance + layer.epsilon());
      values[(int) affine.get("weight").offset() + c] = (float) slope;
      values[(int) affine.get("bias").offset() + c] = (float) (beta - mean * slope);
    }
  }
}
