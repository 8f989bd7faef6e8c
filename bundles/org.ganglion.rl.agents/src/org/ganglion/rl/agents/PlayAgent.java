package org.ganglion.rl.agents;

import java.util.List;
import java.util.Optional;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.rl.agents.play.Recording;
import org.ganglion.rl.agents.world.EnvironmentChoice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets a policy play an episode to look at. */
@Component(service = Operator.class)
@OperatorInfo(id = "rl.play", version = "1.0", summary = "Records an episode of a policy as pictures, with what the policy thought")
public final class PlayAgent implements Operator<PlayAgent.In, PlayAgent.Params, PlayAgent.Out> {
  private final TensorCore core;

  @Activate
  public PlayAgent(@Reference TensorCore core) {
    this.core = core;
  }

  /** Who plays. */
  public record In(@Port("the policy") Model policy) {}

  /** What to record. */
  public record Params(
      @Help("where to act; where the policy was trained when left out") Optional<EnvironmentChoice> environment,
      @Default("400") @Min(1) @Help("steps at most") int steps,
      @Default("2") @Min(1) @Help("steps from one frame of the moving picture to the next") int every,
      @Default("60") @Min(1) @Help("milliseconds of a frame") int milliseconds,
      @Default("12") @Min(1) @Help("moments on the strip") int moments,
      @Default("false") @Help("whether the most probable action is taken, or one is drawn") boolean deterministic,
      @Help("seed of the episode; the step's own when left out") Optional<Long> seed) {}

  /** The episode. */
  public record Out(
      @Port("the episode as a moving picture") Pictures replay,
      @Port("moments: a bar for each action, the one taken red; a line for the value") Pictures strip,
      @Port("the same moments as a page: probabilities and value in numbers") Document moments,
      @Port("action, reward, value and opinion of each step") Table steps,
      @Port("how the episode went") Facts result) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    EnvironmentChoice environment = EnvironmentChoice.of(params.environment(), in.policy());
    Recording recording = new Recording(core, environment, params.deterministic(), context);
    recording.play(in.policy(), params.seed().orElse(context.seed()), params.steps(), params.every(), params.moments());
    return new Out(
        new Pictures(List.of(new Pictures.Picture("one episode", recording.movie(params.milliseconds())))),
        new Pictures(List.of(new Pictures.Picture("moments; bars: each action, the one taken red; line: expected return",
            recording.strip(params.moments())))),
        recording.page(params.moments()),
        recording.table(),
        new Facts(recording.facts()));
  }
}
