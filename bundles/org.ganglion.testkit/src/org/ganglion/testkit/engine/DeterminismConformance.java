package org.ganglion.testkit.engine;

import java.util.List;
import java.util.stream.Stream;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.NetworkState;
import org.ganglion.api.network.Initialisation;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.testkit.network.GanCases;
import org.ganglion.testkit.network.NetworkCases;
import org.ganglion.testkit.network.SmallNetworks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Equal seeds give equal bits after ten steps. */
interface DeterminismConformance extends EngineSubject {
  /** Thread counts that must give equal bits among each other; one thread always must give those of one thread. */
  default List<Integer> bitEqualThreads() {
    return List.of(1);
  }

  @TestFactory
  default Stream<DynamicTest> equalSeedsGiveEqualBits() {
    Stream<NetworkSpec> small = Stream.of(SmallNetworks.mixed(), SmallNetworks.labelled(), GanCases.convolutional().generator());
    Stream<NetworkSpec> recurrent = NetworkCases.composed().stream().filter(each -> each.name().contains("agent")).map(each -> each.spec());
    return Stream.concat(small, recurrent).map(spec -> DynamicTest.dynamicTest(spec.name(), () -> repeat(NetworkGraph.of(spec))));
  }

  private void repeat(NetworkGraph graph) {
    NetworkState first = trained(graph, bitEqualThreads().get(0));
    SavedState.assertEqualBits(first, trained(graph, bitEqualThreads().get(0)));
    for (int threads : bitEqualThreads()) {
      SavedState.assertEqualBits(first, trained(graph, threads));
    }
  }

  private NetworkState trained(NetworkGraph graph, int threads) {
    CompileOptions options = CompileOptions.training(6).withThreads(threads);
    requireCompilable(graph, options);
    try (Network network = engine().compile(graph, Initialisation.parameters(graph, 3), Initialisation.statistics(graph), 3, options)) {
      Training.steps(network, 6, 0, 10);
      return network.state();
    }
  }
}
