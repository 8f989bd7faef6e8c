package org.ganglion.testkit.onnx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/** A failure here means that the oracle computes something else than ONNX publishes for the same operator. */
class OnnxOperatorsTest {
  private static final int EXPECTED = 40;

  @TestFactory
  Stream<DynamicTest> theOracleComputesThePublishedOutputs() throws IOException {
    return OnnxCase.all().stream()
        .filter(each -> OnnxMapping.map(each).isPresent())
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> OnnxMapping.map(each).orElseThrow().check()));
  }

  @Test
  void enoughCasesAreComputed(TestReporter reporter) throws IOException {
    Map<Boolean, List<OnnxCase>> cases = OnnxCase.all().stream().collect(Collectors.partitioningBy(each -> OnnxMapping.map(each).isPresent()));
    TreeSet<String> left = cases.get(false).stream().map(OnnxCase::name).collect(Collectors.toCollection(TreeSet::new));
    int mapped = cases.get(true).size();
    reporter.publishEntry("ONNX operator cases", mapped + " of " + (mapped + left.size()) + " run; no layer of ours computes " + left);
    assertTrue(mapped >= EXPECTED, () -> "only " + mapped + " cases run, at least " + EXPECTED + " must; left out are " + left);
  }
}
