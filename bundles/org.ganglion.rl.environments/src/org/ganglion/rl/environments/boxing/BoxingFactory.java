package org.ganglion.rl.environments.boxing;

import java.util.Map;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Records;
import org.ganglion.api.data.Schema;
import org.ganglion.api.operator.Provides;
import org.ganglion.api.rl.Environment;
import org.ganglion.api.rl.EnvironmentFactory;
import org.osgi.service.component.annotations.Component;

/** Environment {@code boxing}. */
@Component(service = EnvironmentFactory.class)
@Provides(id = "boxing", summary = "Boxes against a scripted opponent, seen as pixels")
public final class BoxingFactory implements EnvironmentFactory {
  /** Parameters. */
  public record Params(
      @Help("strength of the opponent") @Default("standard") Level opponent,
      @Help("the frames' colours: colour, or grey without a wrapper for it, which is faster") @Default("colour") Picture picture) {}

  @Override
  public Schema.Fields parameters() {
    return Records.schema(Params.class);
  }

  @Override
  public Environment create(Map<String, Object> parameters) {
    Params read = Records.read(Params.class, parameters);
    return new BoxingEnvironment(read.opponent(), read.picture());
  }
}
