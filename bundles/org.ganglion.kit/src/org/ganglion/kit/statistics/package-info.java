/** Measures that several domains need: rank statistics, intervals by bootstrap, distances of distributions. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.ganglion.kit.statistics;
