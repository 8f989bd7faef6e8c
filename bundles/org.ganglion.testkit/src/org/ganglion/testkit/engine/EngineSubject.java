package org.ganglion.testkit.engine;

import java.util.Optional;
import java.util.Set;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Engine;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.NetworkGraph;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The engine under test, and what it admits that it cannot do. */
public interface EngineSubject {
  /** The engine; called once or more by each test. */
  Engine engine();

  /** Kinds of layer that the engine may refuse; a refused network that holds none of them is a failure, others are skipped with the reason. */
  default Set<Class<? extends Layer>> mayRefuse() {
    return Set.of();
  }

  /** Skips the test, or fails it, when the engine refuses the network. */
  default void requireCompilable(NetworkGraph graph, CompileOptions options) {
    Optional<String> reason = engine().refuses(graph, options);
    if (reason.isPresent()) {
      boolean admitted = graph.vertices().stream().anyMatch(vertex -> mayRefuse().contains(vertex.layer().getClass()));
      String sentence = "engine '" + engine().info().id() + "' refuses network '" + graph.spec().name() + "': " + reason.get();
      Assertions.assertTrue(admitted, () -> sentence + "; none of its layers is of a kind that the engine may refuse");
      Assumptions.abort(sentence);
    }
  }

  /** The network on the engine and on the oracle; skips or fails where the engine refuses it. */
  default SideBySide compile(NetworkGraph graph, CompileOptions options) {
    requireCompilable(graph, options);
    return new SideBySide(engine(), graph, options);
  }
}
