/** Kernels on the Vector API, for servers; the JVM has to be started with {@code --add-modules jdk.incubator.vector}. */
package org.ganglion.edge.vector;
