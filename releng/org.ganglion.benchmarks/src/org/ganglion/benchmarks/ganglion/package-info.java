/** The tasks on this platform's engine. */
package org.ganglion.benchmarks.ganglion;
