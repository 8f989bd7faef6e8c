/** Placeholder. */
package org.ganglion.tensor.dl4j;
