/** Detectors: PCA, robust z-score, isolation forest, and bow-tie auto-encoders. */
package org.ganglion.anomaly.detector;
