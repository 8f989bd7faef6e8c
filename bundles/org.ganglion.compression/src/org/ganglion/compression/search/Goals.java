package org.ganglion.compression.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ganglion.api.data.Default;
import org.ganglion.api.data.Help;
import org.ganglion.api.data.Max;
import org.ganglion.api.data.Min;

/** What a compressed model must reach. A goal of 0 is none, but for the loss of quality, which always holds. */
public record Goals(
    @Default("0.003") @Min(0) @Max(1) @Help("most that may be lost of the quality: 0.003 are 0.3 points of accuracy") double loss,
    @Default("0") @Min(0) @Help("bytes of the package, at most; 0: as small as the loss allows") long bytes,
    @Default("0") @Min(0) @Help("measured microseconds of an inference, at most; 0: no matter") double microseconds,
    @Default("0") @Min(0) @Help("predicted nanojoule of an inference, at most; 0: no matter") double nanojoule,
    @Default("false") @Help("whether a model that is slower than before, as measured here, may be the result") boolean mayBeSlower) {
  /** Measured times of one program differ by this much without any reason. */
  private static final double NOISE = 1.2;

  /** How far a candidate misses each goal, in words; empty where it reaches all. */
  public List<String> missed(Candidate candidate, Candidate original) {
    List<String> missed = new ArrayList<>();
    double lost = original.quality() - candidate.quality();
    if (lost > loss) {
      missed.add(String.format(Locale.ROOT, "loss of quality is %.4f, the goal is %.4f: missed by %.4f", lost, loss, lost - loss));
    }
    if (bytes > 0 && candidate.bytes() > bytes) {
      missed.add(String.format(Locale.ROOT, "size is %,d bytes, the goal is %,d: missed by %,d", candidate.bytes(), bytes, candidate.bytes()
          - bytes));
    }
    if (microseconds > 0 && candidate.microseconds() > microseconds) {
      missed.add(String.format(Locale.ROOT, "measured time is %.2f µs, the goal is %.2f: missed by %.2f", candidate.microseconds(), microseconds,
          candidate.microseconds() - microseconds));
    }
    if (nanojoule > 0 && candidate.nanojoule() > nanojoule) {
      missed.add(String.format(Locale.ROOT, "predicted energy is %.1f nJ, the goal is %.1f: missed by %.1f", candidate.nanojoule(), nanojoule,
          candidate.nanojoule() - nanojoule));
    }
    if (slower(candidate, original)) {
      missed.add(String.format(Locale.ROOT, "measured time is %.2f µs, before it was %.2f: slower", candidate.microseconds(),
          original.microseconds()));
    }
    return missed;
  }

  /** Whether a candidate is to be preferred: within the loss first, then by goals reached, then by size; of two that lose too much the better one. */
  public boolean prefers(Candidate candidate, Candidate best, Candidate original) {
    boolean allowed = original.quality() - candidate.quality() <= loss && !slower(candidate, original);
    boolean bestAllowed = original.quality() - best.quality() <= loss && !slower(best, original);
    if (allowed != bestAllowed) {
      return allowed;
    }
    if (!allowed) {
      return candidate.quality() > best.quality();
    }
    int misses = missed(candidate, original).size();
    int bestMisses = missed(best, original).size();
    return misses != bestMisses ? misses < bestMisses : candidate.bytes() < best.bytes();
  }

  private boolean slower(Candidate candidate, Candidate original) {
    return !mayBeSlower && candidate.microseconds() > NOISE * original.microseconds();
  }
}
