package org.ganglion.edge.platform;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ganglion.api.artifact.DevicePackage;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.live.LiveContext;
import org.ganglion.api.live.LiveRecord;
import org.ganglion.api.live.Processor;
import org.ganglion.api.live.ProcessorFactory;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.edge.EdgePackage;
import org.ganglion.edge.EdgePredictor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code edge.predict}: answers records with the model of a package, with the arithmetic that runs on the device. */
@Component(service = ProcessorFactory.class)
@OperatorInfo(id = "edge.predict", version = "1.0", summary = "Answers records with a package as a device would")
public final class PredictLive implements ProcessorFactory<PredictLive.Inputs, PredictLive.Parameters> {
  /** What answers. */
  public record Inputs(@Port("the network, packed for devices") DevicePackage model) {}

  /** Parameters. */
  public record Parameters(
      @Default("values") @Help("name of the value that holds the raw numbers, as a list, as bytes (0 to 255) or as floats") String from,
      @Default("false") @Help("whether all outputs are added as well, as 'outputs'") boolean outputs) {}

  @Activate
  public PredictLive() {}

  @Override
  public Processor open(Inputs inputs, Parameters parameters, LiveContext context) {
    EdgePredictor predictor = predictor(inputs.model());
    float[] raw = new float[predictor.inputs()];
    return (record, out) -> {
      RawNumbers.read(record, parameters.from(), raw);
      out.emit(answer(record, parameters, predictor, raw));
    };
  }

  private static EdgePredictor predictor(DevicePackage model) {
    try {
      return new EdgePredictor(EdgePackage.read(model.bytes()).runner());
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new InputException(unreadable.getMessage());
    }
  }

  private static LiveRecord answer(LiveRecord record, Parameters parameters, EdgePredictor predictor, float[] raw) {
    try {
      predictor.predict(raw);
    } catch (IllegalArgumentException missing) {
      throw new InputException(missing.getMessage());
    }
    Map<String, Object> fields = new LinkedHashMap<>(record.fields());
    fields.put("label", predictor.label());
    fields.put("score", predictor.score());
    if (parameters.outputs()) {
      fields.put("outputs", predictor.output().clone());
    }
    return new LiveRecord(fields);
  }
}
