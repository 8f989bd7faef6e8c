package org.ganglion.gan.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.RunContext;
import org.ganglion.gan.architecture.GanNetworks;
import org.ganglion.gan.architecture.SpectralNormalisation;
import org.ganglion.gan.health.Watchdog;
import org.ganglion.gan.measure.DiscriminatorStrength;
import org.ganglion.gan.turn.DiscriminatorTurn;
import org.ganglion.gan.turn.GeneratorTurn;
import org.ganglion.gan.turn.HeadStart;
import org.ganglion.gan.turn.TurnSchedule;

/** A training: the discriminator's head start, then turn by turn. Stops, goes on and ends at any batch. */
public final class GanTraining {
  private static final String DISCRIMINATOR_LOSS = "discriminator loss";
  private static final String GENERATOR_LOSS = "generator loss";
  private static final String AUC = "discriminator AUC";
  private static final String SPECTRAL = "spectral";

  /** Batches whose losses make one point of a curve. */
  private static final int WINDOW = 50;

  /** Rounds from one measurement of the discriminator to the next. */
  private static final int MEASURED_EVERY = 250;

  private final GanNetworks networks;
  private final DiscriminatorTurn discriminatorTurn;
  private final GeneratorTurn generatorTurn;
  private final DiscriminatorStrength strength;
  private final SheetPlan.Painter painter;
  private final TrainingPlan plan;
  private final TurnSchedule schedule;
  private final RunContext context;
  private final TrainingState state;
  private final Watchdog watchdog;
  private final Optional<SpectralNormalisation> normalisation;

  public GanTraining(
      GanNetworks networks,
      DiscriminatorTurn discriminatorTurn,
      GeneratorTurn generatorTurn,
      DiscriminatorStrength strength,
      Watchdog watchdog,
      Optional<SpectralNormalisation> normalisation,
      TrainingPlan plan,
      TurnSchedule schedule,
      RunContext context)
      throws IOException {
    this.watchdog = watchdog;
    this.normalisation = normalisation;
    this.networks = networks;
    this.discriminatorTurn = discriminatorTurn;
    this.generatorTurn = generatorTurn;
    this.strength = strength;
    this.painter = plan.sheets().new Painter(networks, plan.range(), plan.batch(), context.seed(), context.arena());
    this.plan = plan;
    this.schedule = schedule;
    this.context = context;
    Checkpoint earlier = context.restored().orElse(null);
    this.state = earlier == null ? new TrainingState() : TrainingState.read(earlier, networks);
    if (earlier != null) {
      watchdog.restore(earlier);
      if (normalisation.isPresent()) {
        try (DataInputStream in = new DataInputStream(earlier.open(SPECTRAL))) {
          normalisation.get().read(in);
        }
      }
    }
  }

  /** Plays to the end; the sheets on the way. */
  public Pictures play() throws IOException {
    while (!state.headStartOver) {
      playHeadStart();
      pause();
    }
    while (state.batch < schedule.batches() && !state.ended) {
      playTurns();
      pause();
    }
    return new Pictures(state.sheets);
  }

  private void playHeadStart() {
    HeadStart headStart = plan.headStart();
    if (headStart.atMost() > 0) {
      double loss = discriminatorTurn.play(state.headStart, plan.learningRate().discriminator());
      if (!Double.isFinite(loss)) {
        throw new InputException(
            "the discriminator's loss is no number any more after " + state.x()
            + " batches: the training has run away; a lower learningRate would fit");
      }
      state.discriminatorLoss.add(loss);
      state.headStart++;
    }
    double auc = Double.NaN;
    if (headStart.measures(state.headStart)) {
      auc = measure();
      curves();
    }
    if (headStart.over(state.headStart, auc)) {
      state.headStartOver = true;
      String verdict = headStart.verdict(state.headStart, auc);
      context.mark(state.x(), verdict);
      context.log(verdict);
      watchdog.keep();
      sheet("before the first turn of the generator");
    }
  }

  private void playTurns() {
    long batch = state.batch;
    TurnSchedule.Player player = schedule.player(batch);
    double rest = plan.learningRate().share((double) batch / schedule.batches()) * watchdog.brake(player);
    double loss;
    if (player == TurnSchedule.Player.DISCRIMINATOR) {
      loss = discriminatorTurn.play(state.headStart + schedule.discriminatorBatches(batch), plan.learningRate().discriminator() * rest);
    } else {
      loss = generatorTurn.play(schedule.generatorBatches(batch), plan.learningRate().generator() * rest);
    }
    state.batch++;
    if (!Double.isFinite(loss)) {
      ill("the " + player.name().toLowerCase(Locale.ROOT) + "'s loss is no number any more", Double.NaN);
    } else if (player == TurnSchedule.Player.DISCRIMINATOR) {
      state.discriminatorLoss.add(loss);
      state.watchedLoss.add(loss);
    } else {
      state.generatorLoss.add(loss);
    }
    if (state.batch % WINDOW == 0 || state.batch == schedule.batches()) {
      curves();
    }
    if (schedule.roundEnds(state.batch)) {
      roundEnds(schedule.roundsOver(state.batch));
    }
  }

  private void roundEnds(long round) {
    boolean watched = watchdog.due(round) && !state.watchedLoss.empty();
    if (round % MEASURED_EVERY == 0 || round == schedule.rounds() || watched) {
      double auc = measure();
      if (watched) {
        double spare = state.watchedLoss.take() - plan.leastLoss();
        watchdog.examine(spare, generatorTurn.gradientNorm(), auc, state.x(), context)
            .ifPresent(illness -> ill(illness, auc));
      }
    }
    if (round % plan.sheets().interval(schedule.rounds()) == 0 || round == schedule.rounds()) {
      sheet(String.format(Locale.ROOT, "after %,d turns", round));
    }
    long epoch = plan.epochEnding(round);
    if (epoch > 0) {
      String label = "epoch " + epoch;
      context.mark(state.x(), label);
      context.log(label + " of " + plan.epochs() + " ends after " + round + " turns each");
    }
  }

  private double measure() {
    double auc = strength.measure();
    context.metric(AUC, state.x(), auc);
    return auc;
  }

  private void curves() {
    if (!state.discriminatorLoss.empty()) {
      context.metric(DISCRIMINATOR_LOSS, state.x(), state.discriminatorLoss.take());
    }
    if (!state.generatorLoss.empty()) {
      context.metric(GENERATOR_LOSS, state.x(), state.generatorLoss.take());
    }
  }

  private void sheet(String title) {
    state.sheets.add(painter.paint(title));
    context.publish("sheets", new Pictures(List.copyOf(state.sheets)));
  }

  private void pause() throws IOException {
    context.progress(state.x(), state.headStart + schedule.batches(), "batches");
    if (context.checkpointDue()) {
      context.checkpoint(this::write);
    }
    context.checkCancelled();
  }

  private void write(Checkpoint.Parts parts) throws IOException {
    state.write(parts, networks);
    watchdog.write(parts);
    if (normalisation.isPresent()) {
      try (DataOutputStream out = new DataOutputStream(parts.create(SPECTRAL))) {
        normalisation.get().write(out);
      }
    }
  }

  /** Back to good health, or the end where that did not help. */
  private void ill(String illness, double auc) {
    if (!watchdog.rollBack(illness, auc, state.x(), context)) {
      if (!watchdog.everHealthy()) {
        throw new InputException(
            illness + " after " + state.x() + " batches: the training has run away and was never in good health; a lower learningRate would fit");
      }
      state.ended = true;
      sheet("the last in good health");
    }
  }
}
