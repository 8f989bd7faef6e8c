package org.ganglion.data.prepare;

/** What becomes of a missing number. */
public enum Missing {
  /** It stays missing; what cannot work with that must say so. */
  LEAVE,
  /** The row is left out of training; later rows get the mean, since an answer is owed for them. */
  DROP,
  /** The mean of training. */
  MEAN,
  /** The median of training. */
  MEDIAN,
  /** Zero. */
  ZERO,
  /** The mean of training, and a further column of 0 and 1 that says where. */
  MASK
}
