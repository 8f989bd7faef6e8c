/** Measures the engine against its peers. */
package org.ganglion.benchmarks;
