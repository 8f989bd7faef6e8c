/** Engines as idle processes that compute when told to. */
package org.ganglion.benchmarks.server;
