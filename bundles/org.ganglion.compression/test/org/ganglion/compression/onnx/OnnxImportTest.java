package org.ganglion.compression.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.operator.InputException;
import org.ganglion.testkit.oracle.Interpreter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every published case of an operator is either computed as published, or refused by the operator's name. */
class OnnxImportTest {
  private static final List<String> NOT_COMPUTED =
      List.of("Clip", "GRU", "GatherElements", "LayerNormalization", "LogSoftmax", "PRelu", "RNN", "ReduceMean", "Selu", "Sub", "Transpose");

  private static Optional<Model> read(CaseFile source, boolean batched) {
    try {
      return Optional.of(OnnxImport.read(source.model(), batched, Map.of()));
    } catch (InputException e) {
      assertTrue(e.getMessage().contains(source.operator()) || e.getMessage().contains("tensor") || e.getMessage().contains("input"), e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean floats(CaseFile source) {
    return source.outputs().stream().allMatch(CaseFile.Value::real);
  }

  private static void compare(CaseFile source, Model model, boolean batched) {
    NetworkGraph graph = NetworkGraph.of(model.spec());
    Map<String, double[]> fed = new LinkedHashMap<>();
    List<Integer> places = source.fed();
    for (int i = 0; i < places.size(); i++) {
      fed.put(graph.inputs().get(i).name(), source.inputs().get(places.get(i)).data());
    }
    int batch = batched ? source.inputs().get(places.get(0)).shape()[0] : 1;
    Interpreter interpreter = new Interpreter(graph, doubles(model.parameters()), doubles(model.statistics()), 0);
    Map<String, double[]> computed = interpreter.forward(fed, batch, Mode.INFERENCE);
    for (int i = 0; i < source.outputs().size(); i++) {
      assertArrayEquals(source.outputs().get(i).data(), computed.get(graph.outputs().get(i).name()), 2e-6, source.name() + " output " + i);
    }
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** If one fails, a network from elsewhere computes something else here. */
  @TestFactory
  Stream<DynamicTest> computesThePublishedOutputs() throws IOException {
    return CaseFile.all().stream().filter(OnnxImportTest::floats).filter(each -> read(each, true).or(() -> read(each, false)).isPresent())
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
          boolean batched = read(each, true).isPresent();
          compare(each, read(each, batched).orElseThrow(), batched);
        }));
  }

  /** If this fails, an operator of a layer that is there has been lost, or one is taken that nobody has looked at. */
  @Test
  void refusesOnlyWhatNoLayerComputes() throws IOException {
    TreeSet<String> refused = new TreeSet<>();
    List<String> variants = new ArrayList<>();
    for (CaseFile each : CaseFile.all()) {
      if (floats(each) && read(each, true).isEmpty() && read(each, false).isEmpty()) {
        (NOT_COMPUTED.contains(each.operator()) ? refused : variants).add(NOT_COMPUTED.contains(each.operator()) ? each.operator() : each.name());
      }
    }
    assertEquals(new TreeSet<>(NOT_COMPUTED), refused);
    assertEquals(
        List.of("test_averagepool_2d_dilations", "test_gemm_all_attributes", "test_matmul_4d", "test_maxpool_2d_dilations",
            "test_reshape_allowzero_reordered", "test_softmax_axis_0"),
        variants);
  }

  /** If this fails, a damaged file ends in an exception of Java's, or in a wrong network. */
  @Test
  void refusesDamagedFiles() throws IOException {
    for (CaseFile each : CaseFile.all().subList(0, 12)) {
      byte[] bytes = each.model().array();
      // the last bytes only name the operator set
      for (int cut = 1; cut < bytes.length - 8; cut += 7) {
        ByteBuffer part = ByteBuffer.wrap(bytes, 0, cut);
        assertThrows(InputException.class, () -> OnnxImport.read(part, true, Map.of()));
      }
    }
  }
}
