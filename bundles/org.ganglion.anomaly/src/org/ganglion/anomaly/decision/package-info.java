/** From how far off a value is to whether anybody should be told: calibration, spending of false alarms, refractory time. */
package org.ganglion.anomaly.decision;
