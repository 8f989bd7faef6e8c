package org.ganglion.rl.environments.cooling;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Environment {@code cooling}. */
@Component(service = EnvironmentFactory.class)
@Provides(id = "cooling", summary = "Cools a data hall with as little energy as possible under a temperature limit")
public final class CoolingFactory implements EnvironmentFactory {
  /** Parameters. */
  public record Params(
      @Help("days of an episode") @Default("1") @Min(1) @Max(365) int days,
      @Help("who is in charge: the agent, or the rule controller whom the agent advises") @Default("automatic") Mode mode,
      @Help("whether unsafe controls are vetoed") @Default("true") boolean envelope,
      @Help("a file; as long as it exists the rule controller is in charge") Optional<String> exitSwitch) {}

  @Override
  public Schema.Fields parameters() {
    return Records.schema(Params.class);
  }

  @Override
  public Environment create(Map<String, Object> parameters) {
    Params chosen = Records.read(Params.class, parameters);
    RuleController rule = RuleController.standard();
    Environment plant = new CoolingEnvironment(chosen.days(), rule);
    Environment supervised = new Supervised(plant, rule, chosen.mode(), chosen.envelope(), chosen.exitSwitch().map(Path::of));
    return new TimeLimit(supervised, chosen.days() * Conditions.STEPS_PER_DAY);
  }

  @Override
  public List<String> references() {
    return List.of("rule", "oracle");
  }

  @Override
  public ReferencePolicy reference(String name, Environment environment) {
    CoolingEnvironment plant = (CoolingEnvironment) environment.unwrapped();
    return switch (name) {
      case "rule" -> (action, at) -> plant.rule().controls(plant.measured()).write(action, at);
      case "oracle" -> new Oracle(plant);
      default -> EnvironmentFactory.super.reference(name, environment);
    };
  }
}
