package org.ganglion.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.Updater;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.testkit.network.SmallNetworks;
import org.ganglion.testkit.oracle.UpdaterMath;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Updaters against their formulas in float64. */
interface UpdaterConformance extends EngineSubject {
  private static Map<String, Updater> updaters() {
    Map<String, Updater> updaters = new LinkedHashMap<>();
    updaters.put("SGD", new Updater.Sgd(0, 0));
    updaters.put("SGD with momentum", new Updater.Sgd(0.9, 0));
    updaters.put("SGD with momentum and weight decay", new Updater.Sgd(0.5, 0.1));
    updaters.put("Adam", Updater.adam());
    updaters.put("Adam for GANs", Updater.adam(0.5));
    updaters.put("Adam with weight decay and large epsilon", new Updater.Adam(0.9, 0.99, 1e-3, 0.2));
    updaters.put("RMSProp", new Updater.RmsProp(0.99, 1e-8, 0));
    updaters.put("RMSProp with weight decay", new Updater.RmsProp(0.9, 1e-5, 0.1));
    return updaters;
  }

  /** The engine's own gradients go into the formulas, so that only the updater is judged; slots must come out in the layout of the state. */
  @TestFactory
  default Stream<DynamicTest> updatersFollowTheirFormulasForFiveSteps() {
    return updaters().entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey(), () -> alone(each.getValue())));
  }

  private void alone(Updater updater) {
    NetworkGraph graph = NetworkGraph.of(SmallNetworks.mixed());
    try (SideBySide both = compile(graph, CompileOptions.training(6))) {
      Network network = both.network();
      double[] weights = TestBatch.doubles(network.parameters());
      UpdaterMath formulas = new UpdaterMath(updater.slots(), new double[updater.slots() * weights.length], 0);
      assertEquals(0, network.state().updater().length, "slots before the first step");
      for (int step = 1; step <= 5; step++) {
        network.forward(TestBatch.inputs(graph, 6, step), Mode.TRAINING);
        network.backward(TestBatch.outputGradients(graph, 6, step), Set.of(Gradient.PARAMETERS));
        formulas.step(updater, 0.01, weights, TestBatch.doubles(network.gradients()));
        network.step(updater, 0.01);
        Agreement.near("parameters after step " + step, graph.parameters(), weights, network.parameters(), 2e-6);
        assertArrayEquals(new float[weights.length], network.gradients(), "gradients after step " + step);
        assertEquals(step, network.state().steps(), "steps");
        Agreement.near("slots after step " + step, formulas.state(), network.state().updater());
      }
    }
  }

  /** Whole training steps of the engine against whole training steps of the oracle. */
  @Test
  default void fiveTrainingStepsAgreeWithTheOracle() {
    Updater updater = new Updater.Sgd(0.9, 0.01);
    try (SideBySide both = compile(NetworkGraph.of(SmallNetworks.mixed()), CompileOptions.training(6))) {
      for (int step = 1; step <= 5; step++) {
        both.forward(6, Mode.TRAINING);
        both.backward(Gradient.PARAMETERS);
        both.network().clip(1);
        both.oracle().clip(1);
        both.network().step(updater, 0.05);
        both.oracle().step(updater, 0.05);
        both.compareParameters("parameters after training step " + step);
      }
    }
  }

  @Test
  default void copyFromMixesParametersAndStatistics() {
    NetworkGraph graph = NetworkGraph.of(SmallNetworks.mixed());
    CompileOptions options = CompileOptions.training(6);
    try (SideBySide own = compile(graph, options);
        Network other = engine().compile(graph, TestBatch.parameters(graph, 77), TestBatch.statistics(graph, 77), 77, options)) {
      mixed(own.network(), other, 0.25);
      mixed(own.network(), other, 0.005);
      float[] unchanged = own.network().parameters();
      own.network().copyFrom(other, 0);
      assertArrayEquals(unchanged, own.network().parameters(), "tau 0 copies nothing");
      own.network().copyFrom(other, 1);
      assertArrayEquals(other.parameters(), own.network().parameters(), "tau 1 copies parameters");
      assertArrayEquals(other.statistics(), own.network().statistics(), "tau 1 copies statistics");
    }
  }

  private static void mixed(Network own, Network other, double tau) {
    double[] parameters = mix(own.parameters(), other.parameters(), tau);
    double[] statistics = mix(own.statistics(), other.statistics(), tau);
    own.copyFrom(other, tau);
    Agreement.near("parameters mixed at " + tau, parameters, own.parameters(), 1e-6);
    Agreement.near("statistics mixed at " + tau, statistics, own.statistics(), 1e-6);
  }

  private static double[] mix(float[] own, float[] others, double tau) {
    double[] mixed = new double[own.length];
    Arrays.setAll(mixed, i -> (1 - tau) * own[i] + tau * others[i]);
    return mixed;
  }
}
