package org.ganglion.api.anomaly;

import java.util.Map;

/** A detector that has learnt what is normal. Immutable but for scratch memory: one thread at a time. */
public interface FittedDetector {
  /** How abnormal a sample is: never negative, higher is more abnormal, whatever the detector. */
  double score(double[] sample);

  /** The score that this share of normal samples exceeds, by the samples it was fitted on; shares beyond their number follow the tail. */
  double threshold(double share);

  /** What each value of a sample adds to its abnormality: as wide as the sample, not negative, sum 1 (all equal where nothing stands out). */
  double[] explain(double[] sample);

  /** Where a sample lies on the detector's narrowest layer; empty for detectors that have none. */
  default double[] bottleneck(double[] sample) {
    return new double[0];
  }

  /** What the detector would put in a sample's place; the sample itself for detectors that do not reconstruct. */
  default double[] reconstruct(double[] sample) {
    return sample.clone();
  }

  /** Everything {@link Detector#restore} needs: maps, lists, text and numbers. */
  Map<String, Object> state();
}
