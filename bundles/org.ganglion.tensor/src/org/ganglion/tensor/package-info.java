/** Placeholder. */
package org.ganglion.tensor;
