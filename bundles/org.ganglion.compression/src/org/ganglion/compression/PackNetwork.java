package org.ganglion.compression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.DevicePackage;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Images;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.compression.cost.DeviceProfile;
import org.ganglion.compression.data.ModelTask;
import org.ganglion.compression.prune.Pattern;
import org.ganglion.compression.quantise.Activations;
import org.ganglion.compression.search.Assembly;
import org.ganglion.compression.search.Candidate;
import org.ganglion.compression.search.DeviceRun;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Packs a network as it is for devices, in float32 or, by calibration alone, in int8. {@code compress.auto} does more. */
@Component(service = Operator.class)
@OperatorInfo(id = "compress.package", version = "1.0", summary = "Packs a network for devices as it is, in float32 or in int8 by calibration",
    pure = false)
public final class PackNetwork implements Operator<PackNetwork.In, PackNetwork.Params, PackNetwork.Out> {
  private static final double HELD_OUT = 0.2;

  private final TensorCore core;

  @Activate
  public PackNetwork(@Reference TensorCore core) {
    this.core = core;
  }

  /** A network, and what its values are calibrated by. */
  public record In(
      @Port("the network") Model model,
      @Port("images that it is calibrated and judged by; a classifier's have labels") Optional<Images> images,
      @Port("rows that it is calibrated and judged by, each column an input, in order") Optional<Table> table) {}

  /** How to pack it. */
  public record Params(
      @Default("true") @Help("whether to compute in int8") boolean int8,
      @Default("0.001") @Help("loss of quality from which on layers that lose most stay in float32") double tolerance,
      @Default("single") @Help("how removed weights are grouped") Pattern pattern,
      @Default("{}") @Help("what arithmetic and memory cost on the device") DeviceProfile device) {}

  /** The package. */
  public record Out(@Port("one file for devices") DevicePackage packed, @Port("quality, size, layers spared") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    if (in.images().isPresent() == in.table().isPresent()) {
      throw new InputException("either images or a table is what a network is calibrated by, and exactly one of them");
    }
    ModelTask prepared = ModelTask.of(core, in.model(), in.images(), in.table(), Optional.empty(), HELD_OUT, 0, context);
    Assembly assembly = new Assembly(prepared.task(), new Activations(core, context.engine()), params.device(), params.pattern(), prepared::describe);
    Candidate real = assembly.real("float32", in.model());
    Candidate packed = params.int8() ? assembly.whole("int8", in.model(), real.quality(), params.tolerance()) : real;
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("quality in float32", real.quality());
    facts.put("quality", packed.quality());
    facts.put("bytes in float32", real.bytes());
    facts.put("bytes", packed.bytes());
    facts.put("layers spared", packed.spared());
    return new Out(new DevicePackage(new DeviceRun(packed.edge()).content()), new Facts(facts));
  }
}
