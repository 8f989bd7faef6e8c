/** Ratios with their spread, as text, JSON and a picture. */
package org.ganglion.benchmarks.result;
