package org.ganglion.device.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.edge.model.EdgeModel;

/** ONNX Runtime on one thread, its input and output bound to direct memory: the cheapest way in and out that it has. */
final class Peer {
  private final OrtSession session;
  private final FloatBuffer input;
  private final FloatBuffer output;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();

  Peer(EdgeModel model, boolean int8) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    session = environment.createSession(new OnnxOfModel(model, int8).encode(), options);
    input = direct(model.input().size());
    inputs = Map.of("v0", OnnxTensor.createTensor(environment, input, batch(model.input().shape())));
    FloatBuffer first = null;
    for (int value : model.outputs.values()) {
      FloatBuffer result = direct(model.values.get(value).size());
      outputs.put("v" + value, OnnxTensor.createTensor(environment, result, batch(model.values.get(value).shape())));
      first = first == null ? result : first;
    }
    output = first;
  }

  void run(float[] x, float[] y) {
    input.clear().put(x);
    try (OrtSession.Result ignored = session.run(inputs, outputs)) {
      output.clear().get(y);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
    }
  }

  private static FloatBuffer direct(int size) {
    return ByteBuffer.allocateDirect(4 * size).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  private static long[] batch(int[] shape) {
    long[] batch = new long[shape.length + 1];
    batch[0] = 1;
    for (int k = 0; k < shape.length; k++) {
      batch[k + 1] = shape[k];
    }
    return batch;
  }
}
