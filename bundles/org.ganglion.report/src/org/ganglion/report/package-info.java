/** Placeholder. */
package org.ganglion.report;
