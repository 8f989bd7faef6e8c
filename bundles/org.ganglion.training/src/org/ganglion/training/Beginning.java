package org.ganglion.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.data.Names;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.Parameter;
import org.ganglion.api.operator.InputException;

/**
 * What a training begins with: nothing, or a model that was trained before, of which layers may stay as they are. The running statistics of a
 * normalisation follow the new samples in any case.
 *
 * @param model whose weights are taken
 * @param frozen layers whose weights stay
 */
record Beginning(Optional<Model> model, List<String> frozen) {
  /**
   * Checks the names.
   *
   * @throws InputException when layers are frozen that are not there, or have no weights, or without a model whose weights would stay
   */
  static Beginning of(Optional<Model> model, List<String> frozen, NetworkSpec spec) {
    List<String> layers = NetworkGraph.of(spec).parameters().stream().map(Beginning::layer).distinct().toList();
    for (String name : frozen) {
      if (model.isEmpty()) {
        throw new InputException("frozen: '" + name + "' would stay at random weights; give a trained model, and begin: trained");
      }
      if (!layers.contains(name)) {
        throw new InputException("frozen: network '" + spec.name() + "' has no layer '" + name + "' with weights; " + Names.offer(name, layers));
      }
    }
    if (!layers.isEmpty() && frozen.containsAll(layers)) {
      throw new InputException("frozen: all layers with weights are, so there is nothing to learn");
    }
    return new Beginning(model, List.copyOf(frozen));
  }

  private static String layer(Parameter parameter) {
    return parameter.name().substring(0, parameter.name().lastIndexOf('.'));
  }

  /** Puts the weights in. */
  void into(Network network) {
    model.ifPresent(trained -> trained.into(network));
  }

  /** What is done after each step: frozen weights are put back. Nothing where none is frozen, for putting back costs a copy of all weights. */
  Consumer<Network> afterStep() {
    if (frozen.isEmpty()) {
      return network -> { };
    }
    float[] first = model.orElseThrow().parameters();
    List<Parameter> held = new ArrayList<>(NetworkGraph.of(model.get().spec()).parameters());
    held.removeIf(parameter -> !frozen.contains(layer(parameter)));
    return network -> {
      float[] now = network.parameters();
      held.forEach(parameter ->
          System.arraycopy(first, Math.toIntExact(parameter.offset()), now, Math.toIntExact(parameter.offset()), parameter.size()));
      network.setParameters(now);
    };
  }
}
