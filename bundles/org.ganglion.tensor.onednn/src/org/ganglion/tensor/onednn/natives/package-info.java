/** oneDNN's native side: library, memory, threads, short forms. */
package org.ganglion.tensor.onednn.natives;
