package org.ganglion.anomaly.decision;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Spends a stated number of false alarms on a stream of scores, whatever their scale. What the scores reach by chance is learnt as the largest of
 * each block of rows (neighbouring scores are not independent, the largest of blocks nearly are). Above their upper quartile the excesses are taken
 * for exponential, and of their mean only an estimate of {@code n} values is known; the level is the one that a further such excess passes as often
 * as the budget allows, {@code n·mean·((rate/budget)^(1/n) − 1)} above the quartile: the prediction of an exponential variable, which asks more where
 * less is known.
 *
 * <p>An alarm begins when a score passes the level and ends when none has for some rows, half of {@code rest} if not said: one event, one alarm. Rows
 * of alarms teach nothing.
 */
public final class AlarmBudget {
  /** Blocks that are remembered. */
  static final int CAPACITY = 512;

  /** Blocks from which a level can be told. */
  static final int LEAST = 8;

  private static final double UPPER = 0.25;

  private final double perRow;
  private final int rest;
  private final int quietRows;
  private final double start;
  private final double[] peaks = new double[CAPACITY];
  private long blocks;
  private int filled;
  private double largest;
  private int quiet;
  private boolean open;
  private boolean learning = true;
  private double level;

  /**
   * A budget.
   *
   * @param perRow expected false alarms per row
   * @param rest rows of a block; half of it without a passing score ends an alarm
   * @param start level until enough blocks are known
   */
  public AlarmBudget(double perRow, int rest, double start) {
    this(perRow, rest, start, (rest + 1) / 2);
  }

  /**
   * A budget.
   *
   * @param quietRows rows without a passing score that end an alarm
   */
  public AlarmBudget(double perRow, int rest, double start, int quietRows) {
    if (!(perRow > 0 && perRow <= 1) || rest < 1 || quietRows < 1) {
      throw new IllegalArgumentException("a budget of " + perRow + " alarms a row with a rest of " + rest + " rows cannot be kept");
    }
    this.perRow = perRow;
    this.rest = rest;
    this.start = start;
    this.quietRows = quietRows;
    this.level = start;
  }

  /** Learns a score of a row that is declared normal. */
  public void learn(double score) {
    take(score);
  }

  /** Learns the largest scores of blocks of {@code rest} normal rows. */
  public void learnPeaks(double[] known) {
    for (double peak : known) {
      peaks[(int) (blocks++ % CAPACITY)] = peak;
    }
    level = level();
  }

  /** From now on the level stays: for those who know what is normal, lest what grows slowly becomes normal. */
  public AlarmBudget frozen() {
    learning = false;
    return this;
  }

  /**
   * Judges a score.
   *
   * @return score over level where an alarm begins; else 0
   */
  public double next(double score) {
    boolean passes = score > level;
    boolean begins = passes && !open;
    if (open) {
      quiet = passes ? 0 : quiet + 1;
      open = quiet < quietRows;
    } else if (passes) {
      open = true;
      quiet = 0;
      // What chance could have brought counts as much as the level, what is far beyond does not count for more.
      take(level);
    } else {
      take(score);
    }
    return begins ? score / Math.max(level, 1e-300) : 0;
  }

  private void take(double score) {
    if (!learning) {
      return;
    }
    largest = filled == 0 ? score : Math.max(largest, score);
    if (++filled == rest) {
      peaks[(int) (blocks++ % CAPACITY)] = largest;
      filled = 0;
      level = level();
    }
  }

  private double level() {
    int known = (int) Math.min(blocks, CAPACITY);
    if (known < LEAST) {
      return start;
    }
    double[] sorted = Arrays.copyOf(peaks, known);
    Arrays.sort(sorted);
    int n = Math.max(3, (int) (known * UPPER));
    double quartile = sorted[known - n - 1];
    double mean = 0;
    for (int i = known - n; i < known; i++) {
      mean += (sorted[i] - quartile) / n;
    }
    // Of the blocks that pass the quartile, each is one chance in its rest rows.
    double ratio = (double) n / known / rest / perRow;
    return quartile + n * mean * Math.expm1(Math.log(ratio) / n);
  }

  /** The level that a score has to pass now. */
  public double threshold() {
    return level;
  }

  /** Whether an alarm is going on. */
  public boolean open() {
    return open;
  }

  /** Writes the state. */
  public void write(DataOutput out) throws IOException {
    int known = (int) Math.min(blocks, CAPACITY);
    out.writeLong(blocks);
    for (int i = 0; i < known; i++) {
      out.writeDouble(peaks[i]);
    }
    out.writeInt(filled);
    out.writeDouble(largest);
    out.writeInt(quiet);
    out.writeBoolean(open);
    out.writeDouble(level);
  }

  /** Reads what {@link #write} wrote. */
  public void read(DataInput in) throws IOException {
    blocks = in.readLong();
    int known = (int) Math.min(blocks, CAPACITY);
    for (int i = 0; i < known; i++) {
      peaks[i] = in.readDouble();
    }
    filled = in.readInt();
    largest = in.readDouble();
    quiet = in.readInt();
    open = in.readBoolean();
    level = in.readDouble();
  }
}
