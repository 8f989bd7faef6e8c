package org.ganglion.testkit.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ganglion.api.network.Layer;
import org.ganglion.testkit.network.NetworkCase;
import org.ganglion.testkit.network.NetworkCases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A failure here means that the oracle's gradients are not those of its own outputs, and engines are measured against a wrong rule. */
class GradientsTest {
  @TestFactory
  Stream<DynamicTest> layers() {
    return NetworkCases.layers().stream().map(GradientsTest::check);
  }

  @TestFactory
  Stream<DynamicTest> composedNetworks() {
    return NetworkCases.composed().stream().map(GradientsTest::check);
  }

  @TestFactory
  Stream<DynamicTest> randomNetworks() {
    return NetworkCases.random(20, 5000).stream().map(GradientsTest::check);
  }

  private static DynamicTest check(NetworkCase each) {
    return DynamicTest.dynamicTest(each.name(), () -> new FiniteDifferences(each.graph(), each.maxBatch()).check());
  }

  @Test
  void noKindOfLayerIsLeftOut() {
    Set<String> all = Stream.of(Layer.class.getPermittedSubclasses()).map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
    all.remove("Composite");
    Set<String> tried =
        NetworkCases.layers().stream()
            .flatMap(each -> each.graph().vertices().stream())
            .map(vertex -> vertex.layer().getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(all, tried);
  }
}
