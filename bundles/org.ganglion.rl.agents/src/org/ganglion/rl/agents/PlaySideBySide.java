package org.ganglion.rl.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ganglion.api.artifact.Document;
import org.ganglion.api.artifact.Facts;
import org.ganglion.api.artifact.Model;
import org.ganglion.api.artifact.Table;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;
import org.ganglion.api.data.Names;
import org.ganglion.api.engine.TensorCore;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.Operator;
import org.ganglion.api.operator.OperatorInfo;
import org.ganglion.api.operator.Port;
import org.ganglion.api.operator.RunContext;
import org.ganglion.rl.agents.side.Played;
import org.ganglion.rl.agents.side.SidePage;
import org.ganglion.rl.agents.side.SidePlay;
import org.ganglion.rl.agents.side.SideScores;
import org.ganglion.rl.agents.world.EnvironmentChoice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts a policy beside those who do the task without learning, in the same episodes. */
@Component(service = Operator.class)
@OperatorInfo(id = "rl.side-by-side", version = "1.0",
    summary = "Plays the same episodes with a policy and with references, and compares all that was scored")
public final class PlaySideBySide implements Operator<PlaySideBySide.In, PlaySideBySide.Params, PlaySideBySide.Out> {
  private final TensorCore core;

  @Activate
  public PlaySideBySide(@Reference TensorCore core) {
    this.core = core;
  }

  /** Whom to compare. */
  public record In(@Port("the policy") Model policy) {}

  /** Somebody who plays. */
  public record Player(
      @Help("a reference policy of the environment, or random; the trained policy when left out") Optional<String> reference,
      @Help("where this player acts; where the policy was trained when left out") Optional<EnvironmentChoice> environment) {}

  /** How to compare. */
  public record Params(
      @Help("who plays, by a name of one's choice") Map<String, Player> players,
      @Help("the player whom the others are held against; the first when left out") Optional<String> against,
      @Default("[]") @Help("what is compared: return, steps, return per step, and what the environment tells; all when none is named")
          List<String> scores,
      @Default("40") @Min(1) @Help("episodes of each player") int episodes,
      @Default("0") @Min(0) @Help("the episode that is shown step by step") int shown,
      @Default("[]") @Help("what is drawn of it; all when nothing is named") List<String> draw,
      @Help("seed of the episodes; the step's own when left out") Optional<Long> seed) {}

  /** The comparison. */
  public record Out(
      @Port("for each score a line for each player, with intervals") Facts result,
      @Port("one episode of each player, step by step") Table steps,
      @Port("the same as curves") Document page) {}

  @Override
  public Out run(In in, Params params, RunContext context) {
    if (params.players().isEmpty() || params.shown() >= params.episodes()) {
      throw new InputException("players must name one player at least, and shown an episode below " + params.episodes());
    }
    String base = params.against().orElseGet(() -> params.players().keySet().iterator().next());
    if (!params.players().containsKey(base)) {
      throw new InputException("against: there is no player '" + base + "'; " + Names.offer(base, params.players().keySet()));
    }
    SidePlay play = new SidePlay(core, context, params.episodes(), params.shown(), params.seed().orElse(context.seed()));
    List<Played> played = new ArrayList<>();
    params.players().forEach((name, player) -> {
      EnvironmentChoice where = EnvironmentChoice.of(player.environment(), in.policy());
      played.add(player.reference().map(reference -> play.reference(name, where, reference)).orElseGet(() -> play.policy(name, where, in.policy())));
      context.progress(played.size(), params.players().size(), "players");
    });
    Played against = played.stream().filter(one -> one.name().equals(base)).findFirst().orElseThrow();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("episodes", params.episodes());
    facts.put("against", base);
    for (String score : params.scores().isEmpty() ? SideScores.names(played) : params.scores()) {
      facts.put(score, SideScores.lines(played, score, against));
    }
    return new Out(new Facts(facts), SidePage.table(played), SidePage.write(played, params.draw()));
  }
}
