package org.ganglion.edge.model;

/** From the model's first output to an answer. */
public final class Decision {
  /** What is asked of the output. The place in this list is its code in a package. */
  public enum Kind {
    /** Nothing: the output is the answer. */
    NONE,
    /** The place of the largest number, the first of equals; its label is the answer, the number the score. */
    ARG_MAX,
    /** Whether the output's number at a place exceeds the threshold: label 1, else label 0. */
    THRESHOLD,
    /** Whether the mean squared difference between the model's input and its output exceeds the threshold: label 1, else label 0. */
    RECONSTRUCTION_ERROR
  }

  /** No decision. */
  public static final Decision NONE = new Decision(Kind.NONE, 0, 0);

  public final Kind kind;

  /** Place of the number that {@link Kind#THRESHOLD} looks at. */
  public final int index;

  public final double threshold;

  /** As above. */
  public Decision(Kind kind, int index, double threshold) {
    this.kind = kind;
    this.index = index;
    this.threshold = threshold;
  }

  /** The largest number's place. */
  public static Decision argMax() {
    return new Decision(Kind.ARG_MAX, 0, 0);
  }

  /** Whether the number at a place exceeds a threshold. */
  public static Decision above(int index, double threshold) {
    return new Decision(Kind.THRESHOLD, index, threshold);
  }

  /** Whether the reconstruction error exceeds a threshold. */
  public static Decision reconstructionErrorAbove(double threshold) {
    return new Decision(Kind.RECONSTRUCTION_ERROR, 0, threshold);
  }
}
