/** The operator that writes a run's report. Nothing here is for others to call. */
package org.ganglion.report;
