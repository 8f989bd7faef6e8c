/** Placeholder. */
package org.ganglion.cli;
