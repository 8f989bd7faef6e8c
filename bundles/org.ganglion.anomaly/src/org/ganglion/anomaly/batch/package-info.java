/** Scores for very many windows: nothing copied, nothing allocated per window, memory that does not depend on their number. */
package org.ganglion.anomaly.batch;
