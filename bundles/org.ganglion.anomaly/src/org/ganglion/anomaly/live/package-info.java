/** Nodes of live workflows: a point in, a score out. */
package org.ganglion.anomaly.live;
