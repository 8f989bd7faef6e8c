package org.ganglion.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.NetworkState;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.testkit.network.NetworkCase;
import org.ganglion.testkit.network.NetworkCases;
import org.ganglion.testkit.network.SmallNetworks;
import org.ganglion.testkit.oracle.InterpreterEngine;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is copied out of a network and into one: parameters, statistics, all that going on needs. */
interface StateConformance extends EngineSubject {
  /** Values in canonical layout come back as they went in, whatever layout the engine computes in. */
  @TestFactory
  default Stream<DynamicTest> parametersAndStatisticsComeBackBitForBit() {
    return NetworkCases.layers().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> roundTrip(each)));
  }

  private void roundTrip(NetworkCase each) {
    NetworkGraph graph = each.graph();
    try (SideBySide both = compile(graph, CompileOptions.training(each.maxBatch()))) {
      Network network = both.network();
      assertArrayEquals(TestBatch.parameters(graph, SideBySide.SEED), network.parameters(), "parameters as compiled");
      assertArrayEquals(TestBatch.statistics(graph, SideBySide.SEED), network.statistics(), "statistics as compiled");
      float[] parameters = TestBatch.parameters(graph, 5);
      float[] statistics = TestBatch.statistics(graph, 5);
      network.setParameters(parameters.clone());
      network.setStatistics(statistics.clone());
      assertArrayEquals(parameters, network.parameters(), "parameters as set");
      assertArrayEquals(statistics, network.statistics(), "statistics as set");
    }
  }

  @Test
  default void valuesThatAreSetAreComputedWith() {
    NetworkGraph graph = NetworkGraph.of(SmallNetworks.mixed());
    try (SideBySide both = compile(graph, CompileOptions.training(4))) {
      both.forward(4, Mode.TRAINING);
      float[] parameters = TestBatch.parameters(graph, 5);
      float[] statistics = TestBatch.statistics(graph, 5);
      both.network().setParameters(parameters);
      both.network().setStatistics(statistics);
      both.oracle().setParameters(TestBatch.doubles(parameters));
      both.oracle().setStatistics(TestBatch.doubles(statistics));
      both.forward(4, Mode.INFERENCE);
      both.forward(3, Mode.TRAINING);
    }
  }

  @Test
  default void trainingGoesOnFromAStateToEqualBits() {
    try (SideBySide first = mixed(); SideBySide second = mixed()) {
      Network whole = first.network();
      Training.steps(whole, 6, 0, 5);
      NetworkState state = SavedState.savedAndLoaded(whole.state());
      assertEquals(5, state.steps(), "steps in the state");
      assertEquals(5, state.passes(), "passes in the state");
      assertEquals(SideBySide.SEED, state.seed(), "seed in the state");
      Training.steps(whole, 6, 5, 10);

      Network resumed = second.network();
      Training.steps(resumed, 3, 100, 102);
      resumed.restore(state);
      Training.steps(resumed, 6, 5, 10);
      SavedState.assertEqualBits(whole.state(), resumed.state());
    }
  }

  @Test
  default void aNetworkGoesBackToItsOwnState() {
    try (SideBySide both = mixed()) {
      Network network = both.network();
      Training.steps(network, 6, 0, 2);
      NetworkState before = SavedState.savedAndLoaded(network.state());
      Training.steps(network, 6, 2, 4);
      NetworkState after = SavedState.savedAndLoaded(network.state());
      network.restore(before);
      SavedState.assertEqualBits(before, network.state());
      Training.steps(network, 6, 2, 4);
      SavedState.assertEqualBits(after, network.state());
    }
  }

  @Test
  default void aStateIsACopy() {
    try (SideBySide both = mixed()) {
      Network network = both.network();
      Training.steps(network, 6, 0, 1);
      NetworkState state = network.state();
      NetworkState copy = SavedState.savedAndLoaded(state);
      Training.steps(network, 6, 1, 3);
      SavedState.assertEqualBits(copy, state);
    }
  }

  /** A run may go on with another engine: here from the oracle's state, compared with the oracle going on itself. */
  @Test
  default void trainingGoesOnFromTheStateOfAnotherEngine() {
    NetworkGraph graph = NetworkGraph.of(SmallNetworks.mixed());
    CompileOptions options = CompileOptions.training(6);
    float[] start = TestBatch.parameters(graph, 1);
    try (SideBySide both = mixed(); Network oracle = new InterpreterEngine().compile(graph, start, TestBatch.statistics(graph, 1), 8, options)) {
      Training.steps(oracle, 6, 0, 3);
      both.network().restore(SavedState.savedAndLoaded(oracle.state()));
      SavedState.assertEqualBits(oracle.state(), both.network().state());
      Training.steps(oracle, 6, 3, 4);
      Training.steps(both.network(), 6, 3, 4);
      Agreement.near("parameters", graph.parameters(), TestBatch.doubles(oracle.parameters()), both.network().parameters());
      Agreement.near("statistics", graph.statistics(), TestBatch.doubles(oracle.statistics()), both.network().statistics());
    }
  }

  private SideBySide mixed() {
    return compile(NetworkGraph.of(SmallNetworks.mixed()), CompileOptions.training(6));
  }
}
