/** Series of one or many sensors, checked before use, and windows that slide over them. */
package org.ganglion.anomaly.series;
