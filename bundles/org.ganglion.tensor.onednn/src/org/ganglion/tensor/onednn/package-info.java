/** The engine on oneDNN: a network is compiled once into prebuilt primitives over preallocated memory, then only run. */
package org.ganglion.tensor.onednn;
