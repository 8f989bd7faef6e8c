package org.ganglion.compression;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ganglion.api.artifact.DevicePackage;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.data.Help;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.compression.onnx.OnnxExport;
import org.ganglion.edge.EdgePackage;
import org.osgi.service.component.annotations.Component;

/** Writes a packaged network as ONNX, for runtimes elsewhere. What is int8 in the package stays so, between QuantizeLinear and DequantizeLinear. */
@Component(service = Operator.class)
@OperatorInfo(id = "export.onnx", version = "1.0", summary = "Writes a packaged network as an ONNX file, float32 or int8 as it is", pure = false)
public final class ExportOnnx implements Operator<ExportOnnx.In, ExportOnnx.Params, ExportOnnx.Out> {
  /** What to write. */
  public record In(@Port("a network for devices") DevicePackage packed) {}

  /** Where to. */
  public record Params(@Help("the file; it is replaced where it exists") String file) {}

  /** What was written. */
  public record Out(@Port("path and size") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    Path file = context.file(params.file());
    byte[] onnx = OnnxExport.write(EdgePackage.read(in.packed().bytes()).model);
    Files.write(file, onnx);
    return new Out(new Facts(Map.of("file", file.toString(), "bytes", onnx.length)));
  }
}
