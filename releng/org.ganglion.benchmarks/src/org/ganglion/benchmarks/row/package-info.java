/** What is measured: networks, tasks and bars, the same for every engine. */
package org.ganglion.benchmarks.row;
