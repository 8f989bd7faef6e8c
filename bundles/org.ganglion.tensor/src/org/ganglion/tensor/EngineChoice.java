package org.ganglion.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Engine;
import org.ganglion.api.engine.UnsupportedNetworkException;
import org.ganglion.api.network.NetworkGraph;

/** Which engines may compile a network, best first: the one that was asked for, or all by preference. */
final class EngineChoice {
  private final List<Engine> engines;
  private final String standard;
  private final Consumer<String> notices;

  /**
   * @param engines in order of preference
   * @param standard id of the engine to take where the options name none; empty for no such wish
   * @param notices hears in a sentence of networks that the first engine refused, and why
   */
  EngineChoice(List<Engine> engines, String standard, Consumer<String> notices) {
    this.engines = List.copyOf(engines);
    this.standard = standard;
    this.notices = notices;
  }

  /** Compiles on the first engine that can. */
  <T> T first(NetworkGraph graph, CompileOptions options, Function<Engine, T> compile) {
    String network = "network '" + graph.spec().name() + "'";
    List<String> refusals = new ArrayList<>();
    for (Engine engine : candidates(network, options)) {
      String id = engine.info().id();
      Optional<String> reason = engine.refuses(graph, options);
      if (reason.isEmpty()) {
        try {
          T compiled = compile.apply(engine);
          if (!refusals.isEmpty()) {
            notices.accept(network + " is compiled by " + id + ", because " + String.join("; ", refusals));
          }
          return compiled;
        } catch (UnsupportedNetworkException e) {
          reason = Optional.of(e.getMessage());
        }
      }
      refusals.add(id + " refuses it: " + reason.get());
    }
    throw new UnsupportedNetworkException(network + " can be compiled by no engine: " + String.join("; ", refusals));
  }

  private List<Engine> candidates(String network, CompileOptions options) {
    String wanted = options.engine().orElse(standard);
    if (wanted.isEmpty()) {
      if (engines.isEmpty()) {
        throw new UnsupportedNetworkException(network + " cannot be compiled: there is no tensor engine on this machine");
      }
      return engines;
    }
    List<Engine> named = engines.stream().filter(engine -> engine.info().id().equals(wanted)).toList();
    if (named.isEmpty()) {
      String there = engines.stream().map(engine -> engine.info().id()).collect(Collectors.joining(", "));
      throw new UnsupportedNetworkException(
          network + " is to be compiled by the engine '" + wanted + "', there is " + (there.isEmpty() ? "none" : "only " + there));
    }
    return named;
  }
}
