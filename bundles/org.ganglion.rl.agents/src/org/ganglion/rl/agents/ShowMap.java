package org.ganglion.rl.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.api.artifact.Series;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.kit.image.AnimatedPng;
import org.ganglion.rl.agents.map.Calibration;
import org.ganglion.rl.agents.map.MapPage;
import org.ganglion.rl.agents.map.MapTrial;
import org.ganglion.rl.agents.map.Plateau;
import org.ganglion.rl.agents.world.EnvironmentChoice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows a map of success over the image, and judges whether its promises are kept. */
@Component(service = Operator.class)
@OperatorInfo(id = "rl.show-map", version = "1.0",
    summary = "Shows where a map expects success, how well it is calibrated, and what it learnt over the hours of work")
public final class ShowMap implements Operator<ShowMap.In, ShowMap.Params, ShowMap.Out> {
  private static final int LAST_FRAME = 1500;

  private final TensorCore core;

  @Activate
  public ShowMap(@Reference TensorCore core) {
    this.core = core;
  }

  /** What to show. */
  public record In(
      @Port("a policy that the agent success-map learnt") Model policy,
      @Port("curves of its training, to see what it learnt over the hours of work") Optional<Series> curves) {}

  /** How to judge. */
  public record Params(
      @Help("where to act; where the map was learnt when left out") Optional<EnvironmentChoice> environment,
      @Default("60") @Min(1) @Help("episodes to judge by") int episodes,
      @Default("0.3") @Min(0) @Max(1) @Help("share of the tries at a random cell, so that low promises are judged, too") double random,
      @Default("6") @Min(1) @Help("pictures of the map") int pictures,
      @Default("500") @Min(1) @Help("milliseconds of a frame of the moving picture") int milliseconds,
      @Help("seed of the episodes; the step's own when left out") Optional<Long> seed) {}

  /** The verdict. */
  public record Out(
      @Port("the scene, and over it what each cell promises; the cell that was tried has a green frame where it succeeded, a red one where not")
          Pictures maps,
      @Port("one episode as a moving picture") Pictures replay,
      @Port("Brier score, calibration and plateau") Facts result,
      @Port("promises in equal steps, and what came of them") Table calibration,
      @Port("the same as curves") Document page) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    MapTrial.require(in.policy());
    MapTrial trial = new MapTrial(core, context, params.random());
    EnvironmentChoice where = EnvironmentChoice.of(params.environment(), in.policy());
    trial.play(where, in.policy(), params.episodes(), params.seed().orElse(context.seed()));
    Optional<String> seconds = Optional.ofNullable(in.policy().about().get("secondsPerStep"));
    Optional<Series.Curve> learning = MapPage.learning(in.curves(), seconds);
    Map<String, Object> facts = new LinkedHashMap<>();
    describe(facts, "", trial.all());
    describe(facts, "AtTop", trial.top());
    learning.flatMap(curve -> Plateau.of(curve.x(), curve.y())).ifPresentOrElse(plateau -> {
      facts.put(seconds.isPresent() ? "hoursToPlateau" : "triesToPlateau", plateau.from());
      facts.put("plateau", plateau.level());
    }, () -> facts.put("plateau", "none found"));
    Pictures replay = new Pictures(List.of(new Pictures.Picture("one episode", AnimatedPng.of(trial.frames(), params.milliseconds(), LAST_FRAME))));
    return new Out(
        maps(trial.frames(), params.pictures()), replay, new Facts(facts), trial.all().table(),
            MapPage.write(trial.top(), trial.all(), learning, seconds.isPresent()));
  }

  private static void describe(Map<String, Object> facts, String where, Calibration tries) {
    facts.put("tries" + where, tries.count());
    facts.put("success" + where, tries.success());
    facts.put("expected" + where, tries.expectation());
    facts.put("brier" + where, tries.brier());
    facts.put("calibrationError" + where, tries.error());
  }

  private static Pictures maps(List<byte[]> frames, int wanted) {
    List<Pictures.Picture> chosen = new ArrayList<>();
    int count = Math.min(wanted, frames.size());
    for (int i = 0; i < count; i++) {
      int at = (int) ((long) i * frames.size() / count);
      chosen.add(new Pictures.Picture("try " + (at + 1), frames.get(at)));
    }
    return new Pictures(chosen);
  }
}
