/** The bytes of a package; {@code docs/gpk.md} is their specification. */
package org.ganglion.edge.format;
