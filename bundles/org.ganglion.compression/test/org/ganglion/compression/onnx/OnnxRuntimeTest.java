package org.ganglion.compression.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.engine.CompileOptions;
import org.ganglion.api.engine.Mode;
import org.ganglion.api.engine.Network;
import org.ganglion.api.network.Layer;
import org.ganglion.api.network.Layer.Function;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.network.NetworkSpec.Layers;
import org.ganglion.api.network.Size;
import org.ganglion.api.random.RandomStream;
import org.ganglion.api.tensor.Shape;
import org.ganglion.api.tensor.Tensor;
import org.ganglion.compression.quantise.Activations;
import org.ganglion.compression.quantise.Calibration;
import org.ganglion.compression.quantise.EdgeTranslation;
import org.ganglion.kit.training.ArraySamples;
import org.ganglion.testkit.TestCore;
import org.junit.jupiter.api.Test;

/** What is exported, run by ONNX Runtime, against the reference interpreter. */
class OnnxRuntimeTest {
  private static final int BATCH = 5;

  private final TestCore core = new TestCore();

  private static NetworkSpec.Builder image() {
    NetworkSpec.Builder net = NetworkSpec.builder("image").input("x", 2, 9, 8);
    net.add("first", Layers.convolution(6, 3, 2, 1)).activate("relu", Function.RELU);
    net.add("pool", Layers.pooling(Layer.Pool.MAX, 2, 1)).add("second", Layers.convolution(4, 3, 1, 1)).activate("leaky", Function.LEAKY_RELU);
    return net;
  }

  private static NetworkSpec wide() {
    NetworkSpec.Builder net = image().add("normal", Layers.batchNormalisation());
    net.add("sum", new Layer.Add(), "normal", "leaky").add("up", new Layer.Upsampling(Size.of(2)));
    net.add("back", Layers.transposedConvolution(3, 4, 2, 1)).activate("gelu", Function.GELU).activate("elu", Function.ELU);
    net.add("mean", Layers.pooling(Layer.Pool.AVERAGE, 3, 2)).add("both", new Layer.Concatenate(0), "mean", "mean");
    net.activate("soft", Function.SOFTPLUS).activate("swish", Function.SWISH).add("global", new Layer.GlobalPooling(Layer.Pool.AVERAGE));
    return net.add("out", Layers.dense(3)).activate("softmax", Function.SOFTMAX).outputs("softmax").build();
  }

  private static float[][] rows(int count, int size) {
    RandomStream stream = RandomStream.of(5, "rows");
    float[][] rows = new float[count][size];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < size; i++) {
        rows[row][i] = (float) stream.normal(row, i);
      }
    }
    return rows;
  }

  private Model model(NetworkSpec spec) {
    try (Network network = core.compile(spec, 3, CompileOptions.inference(1))) {
      return Model.of(network, Map.of());
    }
  }

  private float[] ours(Model model, float[][] rows, Shape sample) {
    try (Network network = core.compile(model.spec(), 3, CompileOptions.inference(rows.length))) {
      model.into(network);
      Tensor input = Tensor.of(sample.prepend(rows.length), flat(rows));
      return network.forward(input, Mode.INFERENCE).toFloatArray();
    }
  }

  private static float[] flat(float[][] rows) {
    FloatBuffer all = FloatBuffer.allocate(rows.length * rows[0].length);
    for (float[] row : rows) {
      all.put(row);
    }
    return all.array();
  }

  private static float[] theirs(byte[] onnx, float[][] rows, Shape sample) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(onnx, options);
          OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(flat(rows)), sample.prepend(rows.length).toArray());
          OrtSession.Result result = session.run(Map.of("input", input))) {
        FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
        float[] copy = new float[values.remaining()];
        values.get(copy);
        return copy;
      }
    }
  }

  private void agrees(NetworkSpec spec) throws Exception {
    Shape sample = spec.inputs().get(0).sample();
    Model model = model(spec);
    float[][] rows = rows(BATCH, Math.toIntExact(sample.size()));
    byte[] onnx = OnnxExport.write(new EdgeTranslation(model, Set.of(), Optional.empty(), 1, false).translate().build());
    float[] expected = ours(model, rows, sample);
    assertArrayEquals(expected, theirs(onnx, rows, sample), 1e-4f);
    Model back = OnnxImport.read(ByteBuffer.wrap(onnx), true, Map.of());
    assertArrayEquals(expected, ours(back, rows, sample), 1e-4f, "read back");
  }

  /** If this fails, others compute something else from what we export. */
  @Test
  void runsExportedImagesAsWeDo() throws Exception {
    Shape sample = wide().inputs().get(0).sample();
    Model model = model(wide());
    float[][] rows = rows(BATCH, Math.toIntExact(sample.size()));
    byte[] onnx = OnnxExport.write(new EdgeTranslation(model, Set.of(), Optional.empty(), 1, false).translate().build());
    assertArrayEquals(ours(model, rows, sample), theirs(onnx, rows, sample), 1e-4f);
  }

  /** Convolutions, pooling and dense layers, read back to the same network. */
  @Test
  void readsItsOwnImages() throws Exception {
    agrees(image().add("flat", new Layer.Flatten()).add("out", Layers.dense(3)).build());
  }

  /** Gates and axes of an LSTM differ in ONNX. */
  @Test
  void runsExportedSequencesAsWeDo() throws Exception {
    agrees(NetworkSpec.builder("sequence").input("x", 4, 3).add("lstm", Layers.lstm(5)).build());
  }

  /** If this fails, the whole-number form means something else to others than to the device runtime. */
  @Test
  void runsQuantisedNetworksAsNearAsEightBitsAllow() throws Exception {
    NetworkSpec spec = image().add("flat", new Layer.Flatten()).add("third", Layers.dense(20)).activate("tanh", Function.TANH)
        .add("out", Layers.dense(3)).build();
    Shape sample = spec.inputs().get(0).sample();
    Model model = model(spec);
    float[][] rows = rows(200, Math.toIntExact(sample.size()));
    ArraySamples samples = new ArraySamples(sample, Shape.of(3), rows, new float[rows.length][3]);
    Calibration calibration = Calibration.of(new Activations(core, Optional.empty()), model, samples, 200, Calibration.Method.MIN_MAX, 1);
    Set<String> int8 = new HashSet<>(EdgeTranslation.candidates(NetworkGraph.of(spec)));
    assertEquals(4, int8.size());
    byte[] onnx = OnnxExport.write(new EdgeTranslation(model, int8, Optional.of(calibration), 1, true).translate().build());
    float[] expected = ours(model, rows, sample);
    float[] computed = theirs(onnx, rows, sample);
    double error = 0;
    double energy = 0;
    for (int i = 0; i < expected.length; i++) {
      error += Math.pow(expected[i] - computed[i], 2);
      energy += Math.pow(expected[i], 2);
    }
    // 8 bits leave about 1/400 of the range as rounding error in each of five values on the way
    assertTrue(Math.sqrt(error / energy) < 0.05, "relative error " + Math.sqrt(error / energy));
    assertTrue(Math.sqrt(error / energy) > 1e-5, "nothing was quantised");
  }
}
