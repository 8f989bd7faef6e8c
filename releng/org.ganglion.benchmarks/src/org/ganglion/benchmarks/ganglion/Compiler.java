package org.ganglion.benchmarks.ganglion;

import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Engine;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.Initialisation;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;

/** Compiles networks of the rows with the weights that every engine starts from. */
record Compiler(Engine engine, int threads) {
  private static final long SEED = 1;

  Network compile(NetworkSpec network, CompileOptions options) {
    NetworkGraph graph = NetworkGraph.of(network);
    return engine.compile(graph, Initialisation.parameters(graph, SEED), Initialisation.statistics(graph), SEED, options.withThreads(threads));
  }
}
