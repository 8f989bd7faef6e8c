/** A network for a device as plain values: what is written to a package, and what is read from one. */
package org.ganglion.edge.model;
