/**
 * Live workflows. {@code form}: what stands in a file, checked; {@code flow}: records between nodes; {@code source}, {@code processor}, {@code sink}:
 * nodes of the platform; {@code plugin}: processors of plug-ins, opened and called; {@code record}: records as text and on the disk; {@code deploy}:
 * graphs that start, change and stop; {@code state}: the files of a live workflow; {@code measure}: rates and latencies.
 */
package org.ganglion.workflow.live;
