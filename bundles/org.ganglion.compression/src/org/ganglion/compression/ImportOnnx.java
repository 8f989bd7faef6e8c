package org.ganglion.compression;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.operator.ExternalFile;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.compression.imported.Knowledge;
import org.ganglion.compression.onnx.OnnxImport;
import org.osgi.service.component.annotations.Component;

/** Reads a network that was trained elsewhere from ONNX. */
@Component(service = Operator.class)
@OperatorInfo(id = "import.onnx", version = "1.0", summary = "Reads a trained network from an ONNX file")
public final class ImportOnnx implements Operator<ImportOnnx.In, ImportOnnx.Params, ImportOnnx.Out> {
  /** Nothing: it all comes from a file. */
  public record In() {}

  /** Which file. */
  public record Params(
      @ExternalFile @Help("the ONNX file, weights inside") String file,
      @Default("true") @Help("whether the first axis of its inputs is the batch") boolean batched,
      @Help("names of the classes, one a line, where it is a classifier whose outputs are logits or probabilities") Optional<String> classes,
      @Default("1") @Help("what a pixel or value is multiplied by before it enters") double scale,
      @Default("0") @Help("what is added then") double shift) {}

  /** The network. */
  public record Out(@Port("the network with its weights") Model model) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    Map<String, String> about = Knowledge.about(params.scale(), params.shift(), params.classes());
    return new Out(OnnxImport.read(ByteBuffer.wrap(Files.readAllBytes(context.file(params.file()))), params.batched(), about));
  }
}
