/** The tensor engine on ND4J's native memory, OpenBLAS and the oneDNN kernels of its operations. */
package org.ganglion.tensor.dl4j;
