package org.ganglion.compression.imported;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.operator.InputException;
import org.ganglion.compression.dl4j.Dl4jImport;
import org.ganglion.compression.keras.KerasImport;
import org.ganglion.compression.quantise.EdgeTranslation;
import org.ganglion.edge.EdgePackage;
import org.ganglion.edge.EdgeRunner;
import org.ganglion.edge.format.PackageFormat;
import org.ganglion.edge.model.EdgeModel;
import org.ganglion.kit.json.Json;
import org.ganglion.testkit.oracle.Interpreter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that Keras and DL4J have written must give here what they gave there. */
class ImportedFilesTest {
  private static final Map<String, List<Integer>> SAMPLES =
      Map.of("dense", List.of(), "convolution", List.of(2, 9, 8), "memory", List.of(4, 3), "graph", List.of(2, 6, 6));

  private static byte[] file(String name) throws IOException {
    try (InputStream stream = ImportedFilesTest.class.getResourceAsStream("/org/ganglion/compression/" + name)) {
      return stream.readAllBytes();
    }
  }

  private static Model keras(byte[] content) {
    return KerasImport.read(ByteBuffer.wrap(content), Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dense", "convolution", "memory", "graph"})
  void givesWhatKerasGave(String name) throws IOException {
    compare("keras", name, keras(file("keras/" + name + ".h5")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dense", "convolution", "memory", "graph"})
  void givesWhatDl4jGave(String name) throws IOException {
    compare("dl4j", name, Dl4jImport.read(file("dl4j/" + name + ".zip"), SAMPLES.get(name), Map.of()));
  }

  private static void compare(String folder, String name, Model model) throws IOException {
    Map<?, ?> cases = (Map<?, ?>) Json.readObject(new String(file(folder + "/expected.json"), StandardCharsets.UTF_8)).get(name);
    NetworkGraph graph = NetworkGraph.of(model.spec());
    double[] x = flat((List<?>) cases.get("x"));
    Interpreter interpreter = new Interpreter(graph, doubles(model.parameters()), doubles(model.statistics()), 0);
    Map<String, double[]> computed = interpreter.forward(Map.of(graph.inputs().get(0).name(), x), 3, Mode.INFERENCE);
    double[] expected = flat((List<?>) cases.get("y"));
    assertArrayEquals(expected, computed.get(graph.outputs().get(0).name()), 2e-5, name);
    EdgeModel packed = new EdgeTranslation(model, Set.of(), Optional.empty(), 1, false).translate().build();
    EdgeRunner runner = EdgePackage.read(PackageFormat.write(packed)).runner();
    for (int row = 0; row < 3; row++) {
      for (int k = 0; k < runner.input().length; k++) {
        runner.input()[k] = (float) x[row * runner.input().length + k];
      }
      runner.run();
      float[] y = runner.float32(runner.outputValue());
      for (int k = 0; k < expected.length / 3; k++) {
        assertEquals(expected[row * (expected.length / 3) + k], y[k], 2e-5, name + " on a device");
      }
    }
  }

  private static double[] flat(List<?> rows) {
    return rows.stream().flatMap(row -> ((List<?>) row).stream()).mapToDouble(Json::number).toArray();
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  @Test
  void namesTheLayerThatItCannotCompute() throws IOException {
    byte[] signal = file("keras/signal.h5");
    String sentence = assertThrows(InputException.class, () -> keras(signal)).getMessage();
    assertTrue(sentence.contains("conv1d") && sentence.contains("Conv1D"), sentence);
    byte[] images = file("dl4j/convolution.zip");
    assertTrue(assertThrows(InputException.class, () -> Dl4jImport.read(images, List.of(), Map.of())).getMessage()
        .contains("[channels, height, width]"));
  }

  /** A damaged file must be refused with a sentence, or be read as something else, but never end the program or take its memory. */
  @Test
  void refusesDamagedFiles() throws IOException {
    byte[] whole = file("keras/graph.h5");
    Random random = new Random(9);
    int refused = 0;
    for (int trial = 0; trial < 400; trial++) {
      byte[] damaged = trial % 4 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int k = 0; k < 1 + trial % 8 && damaged.length > 0; k++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        keras(damaged);
      } catch (InputException e) {
        refused++;
      }
    }
    assertTrue(refused > 100, "only " + refused + " of 400 damaged files were refused");
  }
}
