/** How good scores are: measures of anomaly detection, equal to their published implementations. */
package org.ganglion.anomaly.measure;
