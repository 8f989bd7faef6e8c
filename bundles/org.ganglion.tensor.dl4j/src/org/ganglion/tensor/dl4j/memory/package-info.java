/** Native memory of ND4J: blocks of floats, the values of a network's graph and their gradients. */
package org.ganglion.tensor.dl4j.memory;
