/** Files that are there whole or not at all, and digests of what is in them. */
package org.ganglion.kit.file;
