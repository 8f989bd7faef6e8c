/** One class for each kind of layer: its forward and its backward pass on preallocated memory. */
package org.ganglion.tensor.dl4j.layer;
