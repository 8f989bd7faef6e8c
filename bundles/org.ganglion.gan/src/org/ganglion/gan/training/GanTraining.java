package org.ganglion.gan.training;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.ganglion.api.artifact.Pictures;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.InputException;
import org.ganglion.api.operator.RunContext;
import org.ganglion.gan.architecture.GanNetworks;
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

  public GanTraining(
      GanNetworks networks,
      DiscriminatorTurn discriminatorTurn,
      GeneratorTurn generatorTurn,
      DiscriminatorStrength strength,
      TrainingPlan plan,
      TurnSchedule schedule,
      RunContext context)
      throws IOException {
    this.networks = networks;
    this.discriminatorTurn = discriminatorTurn;
    this.generatorTurn = generatorTurn;
    this.strength = strength;
    this.painter = plan.sheets().new Painter(networks, plan.batch(), context.seed(), context.arena());
    this.plan = plan;
    this.schedule = schedule;
    this.context = context;
    Checkpoint earlier = context.restored().orElse(null);
    this.state = earlier == null ? new TrainingState() : TrainingState.read(earlier, networks);
  }

  /** Plays to the end; the sheets on the way. */
  public Pictures play() throws IOException {
    while (!state.headStartOver) {
      playHeadStart();
      pause();
    }
    while (state.batch < schedule.batches()) {
      playTurns();
      pause();
    }
    return new Pictures(state.sheets);
  }

  private void playHeadStart() {
    HeadStart headStart = plan.headStart();
    if (headStart.atMost() > 0) {
      state.discriminatorLoss.add(finite(discriminatorTurn.play(state.headStart, plan.learningRate().discriminator()), "discriminator"));
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
      sheet("before the first turn of the generator");
    }
  }

  private void playTurns() {
    long batch = state.batch;
    double rest = plan.learningRate().share((double) batch / schedule.batches());
    if (schedule.player(batch) == TurnSchedule.Player.DISCRIMINATOR) {
      long step = state.headStart + schedule.discriminatorBatches(batch);
      state.discriminatorLoss.add(finite(discriminatorTurn.play(step, plan.learningRate().discriminator() * rest), "discriminator"));
    } else {
      double loss = generatorTurn.play(schedule.generatorBatches(batch), plan.learningRate().generator() * rest);
      state.generatorLoss.add(finite(loss, "generator"));
    }
    state.batch++;
    if (state.batch % WINDOW == 0 || state.batch == schedule.batches()) {
      curves();
    }
    if (schedule.roundEnds(state.batch)) {
      roundEnds(schedule.roundsOver(state.batch));
    }
  }

  private void roundEnds(long round) {
    if (round % MEASURED_EVERY == 0 || round == schedule.rounds()) {
      measure();
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
      context.checkpoint(parts -> state.write(parts, networks));
    }
    context.checkCancelled();
  }

  private double finite(double loss, String player) {
    if (!Double.isFinite(loss)) {
      throw new InputException(
          "the " + player + "'s loss is no number any more after " + state.x() + " batches: the training has run away; a lower learningRate would fit");
    }
    return loss;
  }
}
