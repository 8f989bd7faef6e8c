package org.ganglion.anomaly.batch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is kept of very many scores: how many, how many above a threshold, and the highest, each at least a window from the next. */
public final class ScoreSummary {
  private static final int MOST = 20;

  private final double threshold;
  private final int apart;
  private long scored;
  private long above;
  private final List<High> highest = new ArrayList<>();

  /** A high score. */
  public record High(long row, double score) {}

  ScoreSummary(double threshold, int apart) {
    this.threshold = threshold;
    this.apart = apart;
  }

  void add(long from, float[] scores) {
    double least = highest.size() < MOST ? Double.NEGATIVE_INFINITY : highest.get(MOST - 1).score();
    for (int i = 0; i < scores.length; i++) {
      if (!Float.isNaN(scores[i])) {
        scored++;
        above += scores[i] > threshold ? 1 : 0;
        if (scores[i] > least) {
          insert(new High(from + i, scores[i]));
          least = highest.size() < MOST ? Double.NEGATIVE_INFINITY : highest.get(MOST - 1).score();
        }
      }
    }
  }

  private void insert(High high) {
    for (High other : highest) {
      if (Math.abs(other.row() - high.row()) < apart && other.score() >= high.score()) {
        return;
      }
    }
    highest.removeIf(other -> Math.abs(other.row() - high.row()) < apart);
    highest.add(high);
    highest.sort(Comparator.comparingDouble(High::score).reversed());
    if (highest.size() > MOST) {
      highest.remove(MOST);
    }
  }

  /** Windows with a score. */
  public long scored() {
    return scored;
  }

  /** Windows above the threshold. */
  public long above() {
    return above;
  }

  /** The highest scores, highest first. */
  public List<High> highest() {
    return List.copyOf(highest);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(scored);
    out.writeLong(above);
    out.writeInt(highest.size());
    for (High high : highest) {
      out.writeLong(high.row());
      out.writeDouble(high.score());
    }
  }

  void read(DataInputStream in) throws IOException {
    scored = in.readLong();
    above = in.readLong();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      highest.add(new High(in.readLong(), in.readDouble()));
    }
  }
}
