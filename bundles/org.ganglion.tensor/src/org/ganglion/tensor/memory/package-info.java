/** The memory budget and the arenas on it. */
package org.ganglion.tensor.memory;
