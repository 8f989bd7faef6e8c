package org.ganglion.compression;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
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
import org.ganglion.compression.keras.KerasImport;
import org.osgi.service.component.annotations.Component;

/** Reads a network that was trained in Keras. */
@Component(service = Operator.class)
@OperatorInfo(id = "import.keras", version = "1.0", summary = "Reads a trained network from an h5 file of Keras; images become channels first")
public final class ImportKeras implements Operator<ImportKeras.In, ImportKeras.Params, ImportKeras.Out> {
  /** Nothing: it all comes from a file. */
  public record In() {}

  /** Which file. */
  public record Params(
      @ExternalFile @Help("the h5 file of the whole network, as model.save writes it") String file,
      @Help("names of the classes, one a line, where it is a classifier whose outputs are logits or probabilities") Optional<String> classes,
      @Default("1") @Help("what a pixel or value is multiplied by before it enters") double scale,
      @Default("0") @Help("what is added then") double shift) {}

  /** The network. */
  public record Out(@Port("the network with its weights") Model model) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    return new Out(KerasImport.read(
        ByteBuffer.wrap(Files.readAllBytes(context.file(params.file()))), Knowledge.about(params.scale(), params.shift(), params.classes())));
  }
}
