/** Inference of very small networks in plain Java. */
package org.ganglion.tensor.onednn.tiny;
