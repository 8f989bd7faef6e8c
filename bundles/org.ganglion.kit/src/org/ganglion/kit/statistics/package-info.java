/** Measures that several domains need: rank statistics, intervals by bootstrap, distances of distributions. */
package org.ganglion.kit.statistics;
