package org.ganglion.gan.health;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ganglion.api.engine.Network;
import org.ganglion.api.engine.NetworkState;
import org.ganglion.api.operator.Checkpoint;
import org.ganglion.api.operator.RunContext;
import org.ganglion.gan.architecture.GanNetworks;
import org.ganglion.gan.turn.TurnSchedule.Player;

/**
 * Watches a training. As long as it is in good health it keeps a copy of the networks; when it falls ill they go back to the copy, and the winner,
 * who drove the other into the corner, goes on at a lower rate. The counters go on: other samples and other noise come next, not those that led into
 * the collapse.
 */
public final class Watchdog {
  /** From this AUC on the discriminator is the winner. */
  private static final double DISCRIMINATOR_WINS = 0.75;

  private static final String STATE = "watchdog";

  private final Watch watch;
  private final List<Network> networks;
  private final Examination examination;
  private final Diagnosis diagnosis = new Diagnosis();
  private final NetworkState[] healthy;
  private final double[] brakes = {1, 1};
  private boolean everHealthy;
  private boolean copies;
  private int setbacks;

  /** Watches networks, whose state now is the first to go back to. */
  public Watchdog(Watch watch, GanNetworks networks, Examination examination) {
    this.watch = watch;
    this.networks = List.of(networks.generator(), networks.discriminator(), networks.average());
    this.examination = examination;
    this.healthy = new NetworkState[this.networks.size()];
    if (watch.every() > 0) {
      keep();
    }
  }

  /** Whether an examination is due after a round. */
  public boolean due(long round) {
    return watch.every() > 0 && round % watch.every() == 0;
  }

  /** What a player's learning rate is multiplied by. */
  public double brake(Player player) {
    return brakes[player.ordinal()];
  }

  /** Keeps the networks as they are as what to go back to. */
  public void keep() {
    for (int i = 0; i < healthy.length; i++) {
      healthy[i] = networks.get(i).state();
    }
  }

  /**
   * Examines.
   *
   * @return what is wrong, if anything
   */
  public Optional<String> examine(double spareLoss, double gradient, double auc, double x, RunContext context) {
    Pulse pulse = examination.pulse(spareLoss, gradient, auc);
    context.metric("spread of samples", x, pulse.spread());
    if (examination.countsClasses()) {
      context.metric("classes made", x, pulse.classes());
    }
    context.metric("distance from training samples", x, pulse.copied());
    if (!copies && diagnosis.copies(pulse)) {
      copies = true;
      tell(context, x, String.format(Locale.ROOT, "samples are copies of training ones: %.2f times as far from the nearest as held-out real ones",
          pulse.copied()));
    }
    Optional<String> illness = diagnosis.of(pulse);
    if (illness.isEmpty()) {
      keep();
      everHealthy = true;
      setbacks = 0;
    }
    return illness;
  }

  /**
   * Goes back to the last state in good health and brakes the winner.
   *
   * @param auc of the discriminator, NaN where it is not known
   * @return whether there is anything left to try; otherwise the networks are in their last good health
   */
  public boolean rollBack(String illness, double auc, double x, RunContext context) {
    for (int i = 0; i < healthy.length; i++) {
      networks.get(i).restore(healthy[i]);
    }
    diagnosis.reset();
    if (watch.every() == 0 || setbacks >= watch.setbacks()) {
      tell(context, x, illness + "; " + setbacks + " roll-backs did not help, the training ends with what it last had in good health");
      return false;
    }
    setbacks++;
    for (Player player : winners(auc)) {
      brakes[player.ordinal()] *= watch.brake();
    }
    String who = winners(auc).size() == 2 ? "both players'" : "the " + winners(auc).get(0).name().toLowerCase(Locale.ROOT) + "'s";
    tell(context, x, String.format(Locale.ROOT, "%s; back to the last good health, %s rate times %.3g", illness, who, watch.brake()));
    return true;
  }

  /** Whether it was ever found in good health. */
  public boolean everHealthy() {
    return everHealthy;
  }

  private static List<Player> winners(double auc) {
    return Double.isNaN(auc) ? List.of(Player.values()) : List.of(auc >= DISCRIMINATOR_WINS ? Player.DISCRIMINATOR : Player.GENERATOR);
  }

  private static void tell(RunContext context, double x, String what) {
    context.mark(x, what);
    context.log(what);
  }

  /** Writes all that going on needs. */
  public void write(Checkpoint.Parts parts) throws IOException {
    if (watch.every() == 0) {
      return;
    }
    try (DataOutputStream out = new DataOutputStream(parts.create(STATE))) {
      write(out);
    }
    for (int i = 0; i < healthy.length; i++) {
      try (OutputStream out = parts.create("healthy" + i)) {
        healthy[i].write(out);
      }
    }
  }

  private void write(DataOutput out) throws IOException {
    for (double value : new double[] {brakes[0], brakes[1], diagnosis.memory()[0], diagnosis.memory()[1], setbacks}) {
      out.writeDouble(value);
    }
    out.writeBoolean(everHealthy);
    out.writeBoolean(copies);
  }

  /** Goes on from what {@link #write} wrote. */
  public void restore(Checkpoint checkpoint) throws IOException {
    if (watch.every() == 0) {
      return;
    }
    try (DataInputStream in = new DataInputStream(checkpoint.open(STATE))) {
      read(in);
    }
    for (int i = 0; i < healthy.length; i++) {
      try (InputStream in = checkpoint.open("healthy" + i)) {
        healthy[i] = NetworkState.read(in);
      }
    }
  }

  private void read(DataInput in) throws IOException {
    brakes[0] = in.readDouble();
    brakes[1] = in.readDouble();
    diagnosis.remember(new double[] {in.readDouble(), in.readDouble()});
    setbacks = (int) in.readDouble();
    everHealthy = in.readBoolean();
    copies = in.readBoolean();
  }
}
