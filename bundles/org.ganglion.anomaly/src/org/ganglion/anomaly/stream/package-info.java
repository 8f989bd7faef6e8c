/** Scores point by point: bounded memory, nothing of the future. */
package org.ganglion.anomaly.stream;
