/** Loops in plain Java, for where a call into native code, or what it would read in vain, costs more than the arithmetic. */
package org.ganglion.tensor.onednn.tiny;
