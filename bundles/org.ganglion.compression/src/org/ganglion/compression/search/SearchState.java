package org.ganglion.compression.search;

import java.util.ArrayList;
import java.util.List;
import org.ganglion.api.artifact.Model;

/**
 * Where a search stands: all that going on from here needs. What is judged is kept, so that a search that is killed loses nothing but what it was
 * training.
 */
final class SearchState {
  /**
   * The original first, then in the order in which they were tried. Of those that are neither the original nor the best only the figures are kept.
   */
  final List<Candidate> tried = new ArrayList<>();

  /** Place of the best in {@link #tried}. */
  int best;

  /** The sparsest model that loses little enough, which the next rung begins with, and how many times fewer weights it has. */
  Model good;

  double goodFactor = 1;

  /** The first factor that lost too much; NaN before one did. */
  double badFactor = Double.NaN;

  /** Rungs that are over, and halvings of the gap after the last. */
  int rungs;

  int halvings;

  /** A model that was pruned to a factor and is not judged yet; null when there is none. */
  Model pending;

  double pendingFactor = Double.NaN;

  Candidate original() {
    return tried.get(0);
  }

  Candidate best() {
    return tried.get(best);
  }
}
