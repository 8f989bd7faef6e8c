/** Placeholder. */
package org.ganglion.kit;
