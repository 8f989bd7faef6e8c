package org.ganglion.rl.environments.binpicking;

import java.util.List;
import java.util.Map;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.data.Records;
import org.ganglion.api.data.Schema;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.EnvironmentFactory;
import org.ganglion.api.rl.ReferencePolicy;
import org.ganglion.rl.environments.wrapper.TimeLimit;
import org.osgi.service.component.annotations.Component;

/** Environment {@code bin-picking}. */
@Component(service = EnvironmentFactory.class)
@Provides(id = "bin-picking", summary = "Takes parts out of a disordered pile with a magnetic gripper")
public final class BinPickingFactory implements EnvironmentFactory {
  /** Parameters. */
  public record Params(
      @Help("which parts are in the bin") @Default("known") Parts parts,
      @Help("how many parts are in the bin") @Default("24") @Min(1) @Max(80) int count,
      @Help("grasps after which an episode is truncated") @Default("60") @Min(1) int maxEpisodeSteps) {}

  /** Sets of parts. */
  public enum Parts {
    /** Discs, bars, rings and angles. */
    KNOWN(Shape.KNOWN),
    /** Hexagons and tees, to see what was learned about parts as such. */
    HELD_OUT(Shape.HELD_OUT);

    private final List<Shape> shapes;

    Parts(List<Shape> shapes) {
      this.shapes = shapes;
    }
  }

  @Override
  public Schema.Fields parameters() {
    return Records.schema(Params.class);
  }

  @Override
  public Environment create(Map<String, Object> parameters) {
    Params chosen = Records.read(Params.class, parameters);
    return new TimeLimit(new BinPicking(chosen.parts().shapes, chosen.count()), chosen.maxEpisodeSteps());
  }

  @Override
  public List<String> references() {
    return List.of("expert");
  }

  @Override
  public ReferencePolicy reference(String name, Environment environment) {
    return name.equals("expert") ? new GraspExpert(environment.unwrapped()) : EnvironmentFactory.super.reference(name, environment);
  }
}
