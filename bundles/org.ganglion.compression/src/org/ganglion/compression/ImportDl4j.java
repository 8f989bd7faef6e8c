package org.ganglion.compression;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.operator.ExternalFile;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.compression.dl4j.Dl4jImport;
import org.ganglion.compression.imported.Knowledge;
import org.osgi.service.component.annotations.Component;

/** Reads a network that was trained in DL4J. */
@Component(service = Operator.class)
@OperatorInfo(id = "import.dl4j", version = "1.0", summary = "Reads a trained network from a ZIP file of DL4J's ModelSerializer")
public final class ImportDl4j implements Operator<ImportDl4j.In, ImportDl4j.Params, ImportDl4j.Out> {
  /** Nothing: it all comes from a file. */
  public record In() {}

  /** Which file. */
  public record Params(
      @ExternalFile @Help("the ZIP file") String file,
      @Default("[]") @Help(
          "axes of a sample, which DL4J does not save: [channels, height, width] or [steps, features]; none for a vector") List<Integer> sample,
      @Help("names of the classes, one a line, where it is a classifier whose outputs are logits or probabilities") Optional<String> classes,
      @Default("1") @Help("what a pixel or value is multiplied by before it enters") double scale,
      @Default("0") @Help("what is added then") double shift) {}

  /** The network. */
  public record Out(@Port("the network with its weights") Model model) {}

  @Override
  public Out run(In in, Params params, RunContext context) throws IOException {
    return new Out(Dl4jImport.read(
        Files.readAllBytes(context.file(params.file())), params.sample(), Knowledge.about(params.scale(), params.shift(), params.classes())));
  }
}
