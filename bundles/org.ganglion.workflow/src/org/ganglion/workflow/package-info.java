/** Placeholder. */
package org.ganglion.workflow;
