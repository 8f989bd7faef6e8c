package org.ganglion.compression.prune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkGraph.Vertex;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.compression.quantise.Activations;
import org.ganglion.kit.training.Samples;

/**
 * Gives each layer of a pruned network, from the first to the last, the weights that bring its outputs nearest to those of the network before
 * pruning, in the least-squares sense over samples and with what is removed at zero: one small linear system for each output (Yang, Chen and Sze,
 * "Designing energy-efficient convolutional neural networks using energy-aware pruning", 2017, local fine-tuning). Dense layers on vectors and
 * convolutions without groups.
 */
public final class LeastSquaresRepair {
  /** Share of the mean square of an input that is added to the diagonal, so that inputs that never differ from zero do no harm. */
  private static final double RIDGE = 1e-3;

  /** Vectors of inputs that are looked at for each input; with fewer the solution would fit the samples rather than what they are samples of. */
  private static final int PER_INPUT = 8;

  private static final int FEWEST = 64;

  private final Activations activations;
  private final Samples samples;

  public LeastSquaresRepair(Activations activations, Samples samples) {
    this.activations = activations;
    this.samples = samples;
  }

  /** The repaired network; zeros of {@code pruned} stay zeros. */
  public Model repair(Model original, Model pruned) {
    NetworkGraph graph = NetworkGraph.of(pruned.spec());
    Model now = pruned;
    for (Vertex vertex : graph.vertices()) {
      Optional<Patches> patches = patches(vertex);
      if (patches.isPresent()) {
        now = repaired(vertex, patches.get(), original, now);
      }
    }
    return now;
  }

  private static Optional<Patches> patches(Vertex vertex) {
    if (vertex.layer() instanceof Layer.Dense && vertex.shape().rank() == 1) {
      return Optional.of(Patches.ofVectors(vertex.inputs().get(0).shape().dim(0)));
    }
    if (vertex.layer() instanceof Layer.Convolution convolution && convolution.groups() == 1) {
      return Optional.of(Patches.ofImages(convolution, vertex.inputs().get(0).shape(), vertex.shape()));
    }
    return Optional.empty();
  }

  private Model repaired(Vertex vertex, Patches patches, Model original, Model pruned) {
    int outputs = vertex.parameters().get("weight").shape().dim(0);
    NormalEquations equations = new NormalEquations(patches.size(), outputs);
    int count = Math.max(FEWEST, PER_INPUT * patches.size() / patches.places());
    String input = vertex.inputs().get(0).source();
    List<float[]> wanted = new ArrayList<>();
    activations.show(original, samples, count, (values, batch) -> wanted.add(values.get(vertex.name()).toFloatArray()));
    int[] batchNumber = {0};
    activations.show(pruned, samples, count, (values, batch) -> {
      Tensor x = values.get(input);
      float[] y = wanted.get(batchNumber[0]++);
      equations.add(patches, x.toFloatArray(), y, batch);
    });
    float[] parameters = pruned.parameters().clone();
    Parameter weight = vertex.parameters().get("weight");
    Parameter bias = vertex.parameters().get("bias");
    for (int o = 0; o < outputs; o++) {
      equations.solve(o, parameters, (int) weight.offset() + o * patches.size(), bias == null ? -1 : (int) bias.offset() + o, RIDGE);
    }
    return new Model(pruned.spec(), parameters, pruned.statistics(), pruned.about());
  }
}
