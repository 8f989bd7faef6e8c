package org.ganglion.rl.agents.map;

import java.util.Map;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.data.Records;
import org.ganglion.api.data.Schema;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.Agent;
import org.ganglion.api.rl.Learner;
import org.ganglion.api.rl.LearningTask;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Learns for each cell of an image how probable success is there, from nothing but the success or failure of its own tries (after Zeng et al.,
 * "Learning synergies between pushing and grasping", 2018, with the future left out: each try stands for itself). The cell that promises most is the
 * next try.
 */
@Component(service = Agent.class)
@Provides(id = "success-map", summary = "A map of success over an image, learnt by trial and error; for tries that succeed or fail, such as grasps")
public final class SuccessMap implements Agent {
  private final TensorCore core;

  @Activate
  public SuccessMap(@Reference TensorCore core) {
    this.core = core;
  }

  /** How to learn. */
  public record Params(
      @Default("60000") @Min(1) @Help("tries that are kept") int capacity,
      @Default("500") @Min(1) @Help("tries before the first update") int start,
      @Default("64") @Min(1) @Help("tries in a batch") int batch,
      @Default("8") @Min(0) @Help("how often a try is learnt from, on average") double reuse,
      @Default("0.001") @Min(0) @Help("size of the updates' steps; falls to 0 at the end, in a straight line") double learningRate,
      @Default("10") @Min(0) @Help("largest norm of the gradients") double largestGradient,
      @Default("1") @Min(0) @Max(1) @Help("share of the tries at a random cell, at the start") double exploreFirst,
      @Default("0.05") @Min(0) @Max(1) @Help("share of the tries at a random cell, in the end") double exploreLast,
      @Default("0.3") @Min(0) @Max(1) @Help("share of the training over which they become fewer") double exploreFor,
      @Default("true") @Help("whether what is around a cell is also learnt from turned and mirrored, as fits where no direction matters")
          boolean symmetric) {}

  @Override
  public Schema.Fields parameters() {
    return Records.schema(Params.class);
  }

  @Override
  public Learner learner(Map<String, Object> parameters, LearningTask task) {
    return new MapLearner(core, Records.read(Params.class, parameters), task);
  }
}
