package org.ganglion.compression;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.network.NetworkGraph;
import org.ganglion.api.network.NetworkSpec;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.api.tensor.Shape;
import org.ganglion.compression.cost.CostModel;
import org.ganglion.compression.cost.DeviceProfile;
import org.ganglion.compression.cost.LayerCost;
import org.ganglion.compression.page.CostTable;
import org.ganglion.compression.quantise.EdgeTranslation;
import org.ganglion.kit.training.CustomaryNetworks;
import org.osgi.service.component.annotations.Component;

/**
 * What each layer of a network costs on a device: weights, multiply-adds, traffic, energy. A network that has not been trained is priced with all its
 * weights.
 */
@Component(service = Operator.class)
@OperatorInfo(id = "compress.cost", version = "1.0",
    summary = "Predicts what each layer costs on a device: weights, multiply-adds, traffic, energy, time")
public final class PriceNetwork implements Operator<PriceNetwork.In, PriceNetwork.Params, PriceNetwork.Out> {
  /** What to price. */
  public record In(@Port("a network with its weights; without one, the customary network of that name is priced") Optional<Model> model) {}

  /** On which device. */
  public record Params(
      @Default("alexnet") @Help("a customary network") String architecture,
      @Help("axes of one of its inputs; 3 × 227 × 227 when left out") Optional<List<Integer>> input,
      @Default("1000") @Min(1) @Help("classes that it tells apart") int classes,
      @Default("false") @Help("whether dense layers and convolutions compute in int8") boolean int8,
      @Default("1") @Min(1) @Help("outputs whose weights are kept or removed together") int block,
      @Default("{}") @Help("what arithmetic and memory cost on the device") DeviceProfile device) {}

  /** The price. */
  public record Out(@Port("one row for each layer") Table costs, @Port("sums over all layers") Facts facts) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    NetworkGraph graph = NetworkGraph.of(in.model().map(Model::spec).orElseGet(() -> customary(params)));
    float[] parameters = in.model().map(Model::parameters).orElseGet(() -> {
      float[] ones = new float[graph.parameterCount()];
      Arrays.fill(ones, 1);
      return ones;
    });
    List<String> whole = EdgeTranslation.candidates(graph);
    List<LayerCost> costs = new CostModel(params.device(), params.block()).table(graph, parameters, layer -> params.int8() && whole.contains(layer));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("weights", costs.stream().mapToLong(LayerCost::weights).sum());
    facts.put("kept", costs.stream().mapToLong(LayerCost::kept).sum());
    facts.put("multiply-adds", costs.stream().mapToLong(LayerCost::multiplyAdds).sum());
    facts.put("nJ", CostModel.energy(costs) / 1000);
    facts.put("µs", CostModel.time(costs));
    return new Out(CostTable.layers(costs), new Facts(facts));
  }

  private static NetworkSpec customary(Params params) {
    try {
      return CustomaryNetworks.of(params.architecture(), Shape.of(params.input().orElse(List.of(3, 227, 227))), params.classes());
    } catch (IllegalArgumentException e) {
      throw new InputException("architecture: " + e.getMessage(), e);
    }
  }
}
