/** Detectors of what is abnormal: fitted on normal samples, they score new ones, and say what a score rests on. */
package org.ganglion.api.anomaly;
