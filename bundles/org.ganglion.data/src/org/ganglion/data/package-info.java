/** Placeholder. */
package org.ganglion.data;
