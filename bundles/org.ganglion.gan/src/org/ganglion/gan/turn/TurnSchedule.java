package org.ganglion.gan.turn;

import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Min;

/**
 * Whose turn it is after the head start: the discriminator plays some batches, then the generator, and so on until every training sample was seen
 * {@code epochs} times. A pure function of the number of batches played.
 */
public final class TurnSchedule {
  private final Turns turns;
  private final long rounds;

  /**
   * Batches per turn.
   */
  public record Turns(
      @Default("1") @Min(1) @Help("batches that the discriminator learns in its turn") int discriminator,
      @Default("1") @Min(1) @Help("batches that the generator learns in its turn") int generator) {
    int both() {
      return discriminator + generator;
    }
  }

  /** Who plays a batch. */
  public enum Player {
    /** Learns to tell real from made. */
    DISCRIMINATOR,
    /** Learns to be taken for real. */
    GENERATOR
  }

  public TurnSchedule(Turns turns, int epochs, int batchesPerEpoch) {
    this.turns = turns;
    this.rounds = ((long) epochs * batchesPerEpoch + turns.discriminator - 1) / turns.discriminator;
  }

  /** Pairs of turns. */
  public long rounds() {
    return rounds;
  }

  /** Batches of both players together. */
  public long batches() {
    return rounds * turns.both();
  }

  /** Who plays a batch. */
  public Player player(long batch) {
    return batch % turns.both() < turns.discriminator ? Player.DISCRIMINATOR : Player.GENERATOR;
  }

  /** How many batches the discriminator has played before this one. */
  public long discriminatorBatches(long batch) {
    return batch / turns.both() * turns.discriminator + Math.min(batch % turns.both(), turns.discriminator);
  }

  /** How many batches the generator has played before this one. */
  public long generatorBatches(long batch) {
    return batch - discriminatorBatches(batch);
  }

  /** How many pairs of turns are over before this batch. */
  public long roundsOver(long batch) {
    return batch / turns.both();
  }

  /** Whether a pair of turns is just over. */
  public boolean roundEnds(long batch) {
    return batch > 0 && batch % turns.both() == 0;
  }
}
