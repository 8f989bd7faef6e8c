/** What computes layers: plain Java loops on arrays. */
package org.ganglion.edge.kernel;
