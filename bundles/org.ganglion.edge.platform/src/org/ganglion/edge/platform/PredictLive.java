package org.ganglion.edge.platform;

import java.io.IOException;
import org.ganglion.api.artifact.DevicePackage;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.live.LiveContext;
import org.ganglion.api.live.Processor;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.edge.EdgePackage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code edge.predict}: answers records with the model of a package, with the arithmetic that runs on the device. */
@Component(service = ProcessorFactory.class)
@OperatorInfo(id = "edge.predict", version = "1.1", summary = "Answers records with a package as a device would: label, score, and why")
public final class PredictLive implements ProcessorFactory<PredictLive.Inputs, PredictLive.Parameters> {
  /** What answers. */
  public record Inputs(@Port("the network, packed for devices") DevicePackage model) {}

  /** Parameters. */
  public record Parameters(
      @Default("values") @Help(
      "name of the value that holds the raw numbers, as a list, as bytes (0 to 255) or as floats; without it a posted body: PNG, or bytes")
          String from,
      @Default("false") @Help("whether the raw numbers stay in the answer") boolean keep,
      @Default("false") @Help("whether all outputs are added as well, as 'outputs'") boolean outputs,
      @Default("false") @Help(
          "whether each answer says why, which takes some fifty times as long; a record with explain: true gets it in any case") boolean explain) {}

  @Activate
  public PredictLive() {}

  @Override
  public Processor open(Inputs inputs, Parameters parameters, LiveContext context) {
    try {
      EdgePackage file = EdgePackage.read(inputs.model().bytes());
      return new PackageProcessor(file, parameters);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new InputException(unreadable.getMessage(), unreadable);
    }
  }
}
