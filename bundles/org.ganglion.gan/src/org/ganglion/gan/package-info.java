/** Placeholder. */
package org.ganglion.gan;
