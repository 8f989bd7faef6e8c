package org.ganglion.testkit.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Gradient;
import org.ganglion.api.engine.Mode;
import org.ganglion.testkit.network.NetworkCase;
import org.ganglion.testkit.network.NetworkCases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every layer, composed networks and random graphs: outputs in all modes, input gradients, parameter gradients and statistics agree with the
 * oracle, at full, single and ragged batches in turn.
 */
interface LayerConformance extends EngineSubject {
  @TestFactory
  default Stream<DynamicTest> everyLayerAgreesWithTheOracle() {
    return agreement(NetworkCases.layers(), 80);
  }

  @TestFactory
  default Stream<DynamicTest> composedNetworksAgreeWithTheOracle() {
    return agreement(NetworkCases.composed(), 12);
  }

  @TestFactory
  default Stream<DynamicTest> randomNetworksAgreeWithTheOracle() {
    return agreement(NetworkCases.random(40, 1000), 40);
  }

  private Stream<DynamicTest> agreement(List<NetworkCase> cases, int atLeast) {
    assertTrue(cases.size() >= atLeast, () -> "only " + cases.size() + " cases");
    return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> agree(each)));
  }

  private void agree(NetworkCase each) {
    try (SideBySide both = compile(each.graph(), CompileOptions.training(each.maxBatch()))) {
      for (int batch : each.batches()) {
        both.forward(batch, Mode.INFERENCE);
        for (Mode mode : List.of(Mode.TRAINING, Mode.FROZEN_STATISTICS)) {
          both.forward(batch, mode);
          both.backward(Gradient.INPUTS, Gradient.PARAMETERS);
          both.network().zeroGradients();
          both.oracle().zeroGradients();
        }
        both.forward(batch, Mode.FROZEN_STATISTICS);
        both.backward(Gradient.INPUTS);
      }
    }
  }

  @TestFactory
  default Stream<DynamicTest> inferenceAloneAgreesWithTheOracle() {
    return NetworkCases.composed().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> inferenceOnly(each)));
  }

  private void inferenceOnly(NetworkCase each) {
    try (SideBySide both = compile(each.graph(), CompileOptions.inference(each.maxBatch()))) {
      for (int batch : each.batches()) {
        both.forward(batch, Mode.INFERENCE);
      }
    }
  }
}
