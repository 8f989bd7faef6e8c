/** Opening packages and running them. */
package org.ganglion.edge;
