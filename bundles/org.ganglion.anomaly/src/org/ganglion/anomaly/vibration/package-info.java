/** A bearing by its physics, so that the truth is known: geometry, faults, vibration, and the features that a monitor takes from it. */
package org.ganglion.anomaly.vibration;
