/** Placeholder. */
package org.ganglion.tensor.onednn;
