/** The tensor core: which engine compiles a network, and how much memory everybody may take. */
package org.ganglion.tensor;
