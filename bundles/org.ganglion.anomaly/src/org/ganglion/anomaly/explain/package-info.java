/** Why something was flagged: signatures of events, groups of like ones, names for the groups, and pictures. */
package org.ganglion.anomaly.explain;
